package org.undercroft.lab.microbiology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The cumulative antibiogram as CLSI M39 asks for it. */
public final class Antibiogram {

    /** M39: a species with fewer isolates is shown, but marked. */
    public static final int ENOUGH = 30;

    private static final double Z = 1.959963984540054;

    private Antibiogram() {}

    /**
     * How many isolates of a species were tested against an antibiotic and how many were susceptible.
     *
     * @param organism its code
     * @param antibiotic its code
     * @param tested isolates tested
     * @param susceptible those found S; I counts as not susceptible, as M39 asks
     */
    public record Cell(String organism, String antibiotic, int tested, int susceptible) {

        /** The share susceptible in percent. */
        public double percent() {
            return 100.0 * susceptible / tested;
        }

        /** Whether there are enough isolates to rely on. */
        public boolean isEnough() {
            return tested >= ENOUGH;
        }

        /** The lower limit of the Wilson interval, 95 %, in percent. */
        public double low() {
            return 100 * (centre() - half());
        }

        /** The upper limit of the Wilson interval, 95 %, in percent. */
        public double high() {
            return 100 * (centre() + half());
        }

        private double centre() {
            double share = (double) susceptible / tested;
            return (share + Z * Z / (2 * tested)) / (1 + Z * Z / tested);
        }

        private double half() {
            double share = (double) susceptible / tested;
            return Z * Math.sqrt(share * (1 - share) / tested + Z * Z / (4.0 * tested * tested)) / (1 + Z * Z / tested);
        }
    }

    /**
     * The first isolate of each species of each patient among these, whatever it was grown from and whatever it resists;
     * isolates of screening cultures are left out.
     */
    public static List<Isolation> firstIsolates(Collection<Isolation> period) {
        Set<List<String>> seen = new HashSet<>();
        return period.stream()
                .filter(isolate -> !isolate.screening())
                .sorted(Comparator.comparing(Isolation::collectedAt).thenComparingLong(Isolation::id))
                .filter(isolate -> seen.add(List.of(isolate.patient(), isolate.organism())))
                .toList();
    }

    /** The antibiogram of isolates, in the order of organism and antibiotic. */
    public static List<Cell> of(Collection<Isolation> isolates) {
        Map<String, Map<String, int[]>> counts = new TreeMap<>();
        for (Isolation isolate : isolates) {
            Map<String, int[]> row = counts.computeIfAbsent(isolate.organism(), _ -> new TreeMap<>());
            isolate.results().forEach((antibiotic, found) -> {
                int[] count = row.computeIfAbsent(antibiotic, _ -> new int[2]);
                count[0]++;
                count[1] += found == Susceptibility.S ? 1 : 0;
            });
        }
        List<Cell> cells = new ArrayList<>();
        counts.forEach((organism, row) ->
                row.forEach((antibiotic, count) -> cells.add(new Cell(organism, antibiotic, count[0], count[1]))));
        return cells;
    }
}
