package org.undercroft.lab.analyzer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Settles which of several runs in one message counts (IHE LAW, OUL^R22: the observations of one test and request differ
 * in OBX-4): the latest that is final; where none is, the latest. The others are kept beside it.
 */
final class Runs {

    private static final Comparator<Reading> LATER = Comparator.comparing(Runs::isFinal)
            .thenComparing(reading -> reading.run().number(), Runs::compare);

    private Runs() {}

    private record Test(String specimen, String step, String code) {

        static Test of(Reading reading) {
            return new Test(reading.specimen(), reading.run().step(), reading.code());
        }
    }

    static List<Reading> settle(List<Reading> readings) {
        Map<Test, Reading> counting = new HashMap<>();
        for (Reading reading : readings) {
            if (!reading.run().number().isEmpty()) {
                counting.merge(Test.of(reading), reading, (one, other) -> LATER.compare(other, one) > 0 ? other : one);
            }
        }
        List<Reading> settled = new ArrayList<>(readings.size());
        for (Reading reading : readings) {
            Reading counts = counting.get(Test.of(reading));
            if (counts == null || counts.run().number().equals(reading.run().number())) {
                addUnlessEmptyTwin(settled, reading, readings);
            } else {
                settled.add(reading.as(reading.run().replacedBy(counts.run().number())));
            }
        }
        return settled;
    }

    /** Some analyzers send each result twice, as a number and as words, and leave the one empty that doesn't apply. */
    private static void addUnlessEmptyTwin(List<Reading> settled, Reading reading, List<Reading> all) {
        boolean twin = reading.value().isEmpty()
                && !reading.run().number().isEmpty()
                && all.stream()
                        .anyMatch(other -> !other.value().isEmpty()
                                && Test.of(other).equals(Test.of(reading))
                                && other.run().number().equals(reading.run().number()));
        if (!twin) {
            settled.add(reading);
        }
    }

    private static boolean isFinal(Reading reading) {
        return (reading.status().equals("F") || reading.status().equals("C"))
                && !reading.value().isEmpty();
    }

    /** Numbers by their worth, part by part: 2 before 10, 1.2 before 1.10; anything else by its letters. */
    private static int compare(String one, String other) {
        if (!one.matches("\\d{1,9}(\\.\\d{1,9})?") || !other.matches("\\d{1,9}(\\.\\d{1,9})?")) {
            return one.compareTo(other);
        }
        String[] first = one.split("\\.", 2);
        String[] second = other.split("\\.", 2);
        int whole = Integer.compare(Integer.parseInt(first[0]), Integer.parseInt(second[0]));
        return whole != 0 ? whole : Integer.compare(part(first), part(second));
    }

    private static int part(String[] number) {
        return number.length > 1 ? Integer.parseInt(number[1]) : 0;
    }
}
