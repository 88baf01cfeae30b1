package org.undercroft.rehearsal.script;

/** Derives a seed for each thing that is left to chance, so that none depends on the order in which others are asked. */
final class Seeds {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    static long of(long seed, String what, long which) {
        long mixed = mix(seed + GOLDEN * what.hashCode());
        return mix(mixed + GOLDEN * (which + 1));
    }

    /** The finalizer of SplitMix64. */
    private static long mix(long value) {
        long first = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
        return second ^ (second >>> 31);
    }
}
