package org.undercroft.lab.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.undercroft.records.Sex;

/**
 * Something the laboratory measures.
 *
 * @param code ours
 * @param name as reports print it
 * @param loinc empty if there is none
 * @param unit UCUM; empty for values without unit
 * @param decimals to report; null as measured
 * @param specimenType code of the specimen it is measured in
 * @param section the bench it belongs to
 * @param possibleLow values below can't come from a living patient; null if unlimited
 * @param possibleHigh values above can't come from a living patient; null if unlimited
 * @param active whether it is in use
 * @param version raised with each change
 * @param ranges what to expect in whom
 * @param form what its values look like
 * @param service how it is offered
 * @param delta how far a value may lie from the former one; null if that isn't looked at
 * @param calculation how it comes about; null if it is measured
 */
public record LabTest(
        String code,
        String name,
        String loinc,
        String unit,
        @Nullable Integer decimals,
        String specimenType,
        String section,
        @Nullable BigDecimal possibleLow,
        @Nullable BigDecimal possibleHigh,
        boolean active,
        int version,
        List<ReferenceRange> ranges,
        ValueForm form,
        Service service,
        @Nullable DeltaLimit delta,
        @Nullable Calculation calculation) {

    public LabTest {
        ranges = ranges == null ? List.of() : List.copyOf(ranges);
        form = form == null ? ValueForm.of(decimals != null) : form;
        service = service == null ? Service.PLAIN : service;
    }

    /** A measured test of which nothing more is said; without decimals its values are words. */
    public LabTest(
            String code,
            String name,
            String loinc,
            String unit,
            @Nullable Integer decimals,
            String specimenType,
            String section,
            @Nullable BigDecimal possibleLow,
            @Nullable BigDecimal possibleHigh,
            boolean active,
            int version,
            List<ReferenceRange> ranges) {
        this(
                code,
                name,
                loinc,
                unit,
                decimals,
                specimenType,
                section,
                possibleLow,
                possibleHigh,
                active,
                version,
                ranges,
                ValueForm.of(decimals != null),
                Service.PLAIN,
                null,
                null);
    }

    /** The same with these ranges. */
    public LabTest with(List<ReferenceRange> others) {
        return with(others, version);
    }

    /** The same with these ranges, as a change of this version; 0 for whichever is the present one. */
    LabTest with(List<ReferenceRange> others, int changes) {
        return new LabTest(
                code,
                name,
                loinc,
                unit,
                decimals,
                specimenType,
                section,
                possibleLow,
                possibleHigh,
                active,
                changes,
                others,
                form,
                service,
                delta,
                calculation);
    }

    /** For labels and narrow columns. */
    public String shortName() {
        return service.shortName().isEmpty() ? code : service.shortName();
    }

    /** The range that holds for somebody on a day; of several the one that describes them most closely. */
    public Optional<ReferenceRange> range(Sex sex, @Nullable LocalDate birthDate, LocalDate day, Pregnancy pregnancy) {
        ReferenceRange best = null;
        for (ReferenceRange range : ranges) {
            if (range.covers(sex, birthDate, day, pregnancy)
                    && (best == null || range.closeness() > best.closeness())) {
                best = range;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The same for somebody of whom no pregnancy is known. */
    public Optional<ReferenceRange> range(Sex sex, @Nullable LocalDate birthDate, LocalDate day) {
        return range(sex, birthDate, day, Pregnancy.ANY);
    }

    /** Whether its values are numbers. */
    public boolean isNumeric() {
        return decimals != null;
    }

    /** Whether a value could come from a living patient. */
    public boolean isPossible(BigDecimal value) {
        return (possibleLow == null || value.compareTo(possibleLow) >= 0)
                && (possibleHigh == null || value.compareTo(possibleHigh) <= 0);
    }
}
