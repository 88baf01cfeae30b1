package org.undercroft.bench;

import java.util.Arrays;

/** What one connection measured, in nanoseconds; kept whole, so that percentiles are exact. */
final class Latencies {

    private long[] values = new long[16];
    private int count;

    void add(long nanos) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = nanos;
    }

    int count() {
        return count;
    }

    /** All of several connections, sorted. */
    static long[] sorted(Iterable<Latencies> connections) {
        int total = 0;
        for (Latencies one : connections) {
            total += one.count;
        }
        long[] all = new long[total];
        int at = 0;
        for (Latencies one : connections) {
            System.arraycopy(one.values, 0, all, at, one.count);
            at += one.count;
        }
        Arrays.sort(all);
        return all;
    }

    /** The value below which this share lies, in milliseconds. */
    static double percentile(long[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))] / 1e6;
    }
}
