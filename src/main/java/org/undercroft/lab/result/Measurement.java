package org.undercroft.lab.result;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.FlagFinding;
import org.undercroft.lab.analyzer.InstrumentTime;
import org.undercroft.lab.analyzer.Mapping;
import org.undercroft.lab.analyzer.Reading;
import org.undercroft.lab.catalog.Catalog;
import org.undercroft.lab.catalog.Flag;
import org.undercroft.lab.catalog.LabTest;
import org.undercroft.lab.catalog.Pregnancy;
import org.undercroft.lab.catalog.ReferenceRange;
import org.undercroft.records.KnownPatient;

/**
 * A reading with its meaning.
 *
 * @param reading as the instrument said it
 * @param mapping what its code means; null if nobody said so
 * @param test our test; null if unmapped or deliberately not reported
 * @param value the value understood
 * @param measuredAt when; null if unsaid or unreadable
 * @param flag how it lies to the patient's range
 * @param range that range as text; empty if none fits
 * @param signs what the instrument's flags, comments and message codes mean here
 * @param message whether it is a message of the instrument and no measurement
 */
public record Measurement(
        Reading reading,
        @Nullable Mapping mapping,
        @Nullable LabTest test,
        MeasuredText value,
        @Nullable Instant measuredAt,
        Flag flag,
        String range,
        List<FlagFinding> signs,
        boolean message) {

    public Measurement {
        signs = List.copyOf(signs);
    }

    /** A measurement without signs. */
    public Measurement(
            Reading reading,
            @Nullable Mapping mapping,
            @Nullable LabTest test,
            MeasuredText value,
            @Nullable Instant measuredAt,
            Flag flag,
            String range) {
        this(reading, mapping, test, value, measuredAt, flag, range, List.of(), false);
    }

    /** Understands a reading of an analyzer, for a patient if one is known, and for their pregnancy if an order says so. */
    public static Measurement of(
            Reading reading,
            Analyzer analyzer,
            Catalog catalog,
            @Nullable KnownPatient patient,
            Pregnancy pregnancy,
            Instant received) {
        Mapping mapping = analyzer.mapping(reading.code()).orElse(null);
        LabTest test = mapping == null || mapping.test() == null
                ? null
                : catalog.test(mapping.test()).orElse(null);
        MeasuredText value = MeasuredText.of(reading.value(), mapping, test);
        ZoneId zone = ZoneId.systemDefault();
        Instant measuredAt = InstrumentTime.read(reading.time(), zone).orElse(null);
        LocalDate day = LocalDate.ofInstant(measuredAt == null ? received : measuredAt, zone);
        ReferenceRange range = test == null || patient == null
                ? null
                : test.range(patient.sex(), patient.birthDate(), day, pregnancy).orElse(null);
        return new Measurement(
                reading,
                mapping,
                test,
                value,
                measuredAt,
                flag(reading, value, range),
                range == null ? "" : range.text(),
                FlagFinding.of(reading, analyzer),
                FlagFinding.isMessage(reading.code(), analyzer));
    }

    /** By our own range; where there is none, what the instrument says. */
    private static Flag flag(Reading reading, MeasuredText value, @Nullable ReferenceRange range) {
        if (range != null && value.number() != null) {
            return range.flag(value.number(), value.comparator());
        }
        return Flag.of(reading.flags().split("[~\\\\^]", 2)[0].strip());
    }

    /** Whether the code is known and deliberately not reported, or no measurement at all. */
    public boolean isOnlyNoted() {
        return message || (mapping != null && mapping.test() == null);
    }
}
