package org.undercroft.bench;

import java.util.Locale;
import org.undercroft.lab.control.ControlPower;

/**
 * Reproduces the power table of the control rules with a million runs for each figure and prints ours, the published one
 * and their difference. The first argument, if there is one, is another number of runs.
 */
public final class ControlPowerBench {

    private static final int RUNS = 1_000_000;

    private ControlPowerBench() {}

    /** Prints the table. */
    public static void main(String[] arguments) {
        int runs = arguments.length == 0 ? RUNS : Integer.parseInt(arguments[0]);
        System.out.printf(Locale.ROOT, "%,d runs a figure, per cent rejected%n", runs);
        double worst = 0;
        for (ControlPower.Row row : ControlPower.table()) {
            for (ControlPower.State state : ControlPower.State.values()) {
                double ours = ControlPower.rejected(row, state, runs);
                double published = row.published(state);
                double apart = ours - published;
                worst = Double.isNaN(apart) ? worst : Math.max(worst, Math.abs(apart));
                System.out.printf(
                        Locale.ROOT,
                        "%-30s N=%d  %-11s  ours %7.3f  published %7.2f  difference %+.3f%n",
                        row.name(),
                        row.measurements(),
                        state,
                        ours,
                        published,
                        apart);
            }
        }
        System.out.printf(Locale.ROOT, "largest difference %.3f points%n", worst);
    }
}
