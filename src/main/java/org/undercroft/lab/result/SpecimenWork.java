package org.undercroft.lab.result;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.AccessionNumber;
import org.undercroft.lab.catalog.Pregnancy;
import org.undercroft.lab.result.Circumstances.LineState;
import org.undercroft.lab.verification.Verifier;
import org.undercroft.records.PatientId;

/**
 * A specimen with what is asked of it and what was found in it so far.
 *
 * @param id ours
 * @param accession its number
 * @param patient whose it is
 * @param lines the tests asked of it, newest order last
 * @param found results that stand: held or released
 * @param trouble what stands against using it
 */
record SpecimenWork(
        long id, AccessionNumber accession, PatientId patient, List<Line> lines, List<Found> found, Trouble trouble) {

    /**
     * What stands against using a specimen.
     *
     * @param collectedAt when it was drawn; null if nobody said
     * @param doubts what must be settled about it first
     * @param rejected why it or an aliquot of it was rejected, by number
     */
    record Trouble(@Nullable Instant collectedAt, List<String> doubts, Map<String, String> rejected) {}

    /** The tube as it speaks for or against a result that the analyzer filed under a number. */
    Circumstances.Tube tube(String number, String test) {
        List<String> against = new ArrayList<>(trouble.doubts());
        String whole = trouble.rejected().get(accession.value());
        String part = trouble.rejected().get(number);
        if (whole != null) {
            against.add("the specimen was rejected: " + whole);
        } else if (part != null) {
            against.add("the aliquot " + number + " was rejected: " + part);
        }
        boolean heard = found.stream().anyMatch(each -> each.test().equals(test));
        return new Circumstances.Tube(trouble.collectedAt(), against, heard);
    }

    /** One test that an order asks. */
    record Line(long id, long order, @Nullable String test, LineState state, Pregnancy pregnancy) {}

    /** A result that stands. */
    record Found(long id, String test, String reported, String unit, ResultState state) {}

    /** What its orders say of a pregnancy; the newest that says anything counts. */
    Pregnancy pregnancy() {
        return lines.reversed().stream()
                .map(Line::pregnancy)
                .filter(said -> said != Pregnancy.ANY)
                .findFirst()
                .orElse(Pregnancy.ANY);
    }

    /** The line that wants this test; an open one goes before a released one, that before a cancelled one. */
    Optional<Line> lineFor(String test) {
        Line best = null;
        for (Line line : lines) {
            if (test.equals(line.test()) && (best == null || rank(line) <= rank(best))) {
                best = line;
            }
        }
        return Optional.ofNullable(best);
    }

    /** What the decision table may be asked about this specimen. */
    List<Verifier.Subject> subjects() {
        return lines.stream()
                .map(Line::test)
                .filter(test -> test != null)
                .distinct()
                .map(test -> new Verifier.Subject(id, patient.value(), test))
                .toList();
    }

    private static int rank(Line line) {
        return switch (line.state()) {
            case ORDERED, MEASURED -> 0;
            case RELEASED -> 1;
            case CANCELLED, UNKNOWN_TEST -> 2;
        };
    }

    /** The value of this test that the ward knows. */
    Optional<Found> released(String test) {
        return found.stream()
                .filter(result ->
                        result.state() == ResultState.RELEASED && result.test().equals(test))
                .findFirst();
    }
}
