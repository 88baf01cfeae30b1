package org.undercroft.lab.hematology;

/**
 * Between which shares the true one lies with 95 % confidence, given how many of the counted cells were of a class: the
 * exact binomial limits of Clopper and Pearson (1934), which Rümke's table (1985, and CLSI H20) gives rounded outward.
 *
 * @param low in percent
 * @param high in percent
 */
public record CountLimits(double low, double high) {

    private static final double TAIL = 0.025;

    /**
     * The limits for {@code cells} of {@code counted}.
     *
     * @throws IllegalArgumentException if nothing was counted, or more of a class than of all
     */
    public static CountLimits of(int cells, int counted) {
        if (counted < 1 || cells < 0 || cells > counted) {
            throw new IllegalArgumentException(cells + " of " + counted + " cells is no count");
        }
        double low = cells == 0 ? 0 : solve(share -> 1 - atMost(cells - 1, counted, share), true);
        double high = cells == counted ? 1 : solve(share -> atMost(cells, counted, share), false);
        return new CountLimits(100 * low, 100 * high);
    }

    /** Whether a share in percent is possible for the same blood. */
    public boolean contains(double percent) {
        return percent >= low && percent <= high;
    }

    private static double solve(java.util.function.DoubleUnaryOperator tail, boolean rises) {
        double from = 0;
        double to = 1;
        for (int i = 0; i < 60; i++) {
            double middle = (from + to) / 2;
            if (tail.applyAsDouble(middle) < TAIL == rises) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return (from + to) / 2;
    }

    /** The chance of at most {@code cells} of {@code counted} where the true share is {@code share}, between 0 and 1. */
    private static double atMost(int cells, int counted, double share) {
        double logTerm = counted * Math.log1p(-share);
        double logOdds = Math.log(share) - Math.log1p(-share);
        double sum = Math.exp(logTerm);
        for (int k = 1; k <= cells; k++) {
            logTerm += Math.log((double) (counted - k + 1) / k) + logOdds;
            sum += Math.exp(logTerm);
        }
        return Math.min(sum, 1);
    }
}
