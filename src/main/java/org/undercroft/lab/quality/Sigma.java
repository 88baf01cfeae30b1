package org.undercroft.lab.quality;

import java.util.Locale;

/**
 * How many standard deviations of the method fit between its bias and the allowable error: {@code (TEa - |bias|) / CV}, all
 * in per cent (Westgard, Six Sigma Quality Design and Control).
 *
 * @param allowable total allowable error in per cent, more than 0
 * @param bias in per cent, with its sign
 * @param variation coefficient of variation in per cent, more than 0
 */
public record Sigma(double allowable, double bias, double variation) {

    public Sigma {
        if (!(allowable > 0) || !(variation > 0) || Double.isNaN(bias)) {
            throw new IllegalArgumentException("Sigma needs an allowable error and a variation of more than 0");
        }
    }

    /** How the trade names what it sees. */
    public enum Band {
        WORLD_CLASS("Excellent, 6 and more"),
        GOOD("Good, 4 to 6"),
        MARGINAL("Marginal, 3 to 4"),
        POOR("Poor, below 3");

        private final String label;

        Band(String label) {
            this.label = label;
        }

        /** As people read it. */
        public String label() {
            return label;
        }
    }

    /** The figure; negative where the bias alone is more than allowed. */
    public double value() {
        return (allowable - Math.abs(bias)) / variation;
    }

    /** Its band. */
    public Band band() {
        double value = value();
        return value >= 6 ? Band.WORLD_CLASS : value >= 4 ? Band.GOOD : value >= 3 ? Band.MARGINAL : Band.POOR;
    }

    /** Where it stands on the normalized method decision chart, to the right: CV as per cent of the allowable error. */
    public double normalizedVariation() {
        return 100 * variation / allowable;
    }

    /** Where it stands on the normalized method decision chart, upwards: |bias| as per cent of the allowable error. */
    public double normalizedBias() {
        return 100 * Math.abs(bias) / allowable;
    }

    /** With one decimal. */
    public String text() {
        return String.format(Locale.ROOT, "%.1f", value());
    }
}
