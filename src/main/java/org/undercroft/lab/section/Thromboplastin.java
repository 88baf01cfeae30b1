package org.undercroft.lab.section;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A lot of thromboplastin.
 *
 * @param lot its number
 * @param isi the international sensitivity index
 * @param meanNormal the geometric mean of normal prothrombin times with it, in seconds
 */
public record Thromboplastin(String lot, BigDecimal isi, BigDecimal meanNormal) {

    /** Validates lot, index and time. */
    public Thromboplastin {
        if (lot.isBlank()
                || isi.doubleValue() < 0.5
                || isi.doubleValue() > 3
                || meanNormal.doubleValue() < 5
                || meanNormal.doubleValue() > 30) {
            throw new IllegalArgumentException(
                    "A lot has a number, an ISI of 0.5 to 3 and a mean normal time of 5 to 30 s");
        }
    }

    /**
     * The INR of a prothrombin time: (time / mean normal time) to the power of the ISI (WHO Technical Report Series 889,
     * annex 3), to two decimals.
     *
     * @param seconds the prothrombin time
     */
    public BigDecimal inr(BigDecimal seconds) {
        double ratio = seconds.doubleValue() / meanNormal.doubleValue();
        return BigDecimal.valueOf(Math.pow(ratio, isi.doubleValue())).setScale(2, RoundingMode.HALF_UP);
    }

    /**
     * The citrate for a tube of a patient with a high hematocrit: 0.00185 x (100 - hematocrit) x blood (CLSI H21), in mL to
     * two decimals.
     *
     * @param hematocrit in percent
     * @param blood in mL
     */
    public static BigDecimal citrate(BigDecimal hematocrit, BigDecimal blood) {
        return new BigDecimal("0.00185")
                .multiply(BigDecimal.valueOf(100).subtract(hematocrit))
                .multiply(blood)
                .setScale(2, RoundingMode.HALF_UP);
    }
}
