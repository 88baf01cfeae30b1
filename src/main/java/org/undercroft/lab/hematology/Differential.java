package org.undercroft.lab.hematology;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.hematology.CellClass.Family;

/** What a finished count says: shares, nucleated erythrocytes, and with the analyzer's leukocytes absolute counts. */
public final class Differential {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Differential() {}

    /** The share of a number of cells among the leukocytes counted, in percent with one decimal; zero if none were. */
    public static BigDecimal percent(int cells, int leukocytes) {
        return leukocytes == 0
                ? BigDecimal.ZERO.setScale(1)
                : BigDecimal.valueOf(100L * cells).divide(BigDecimal.valueOf(leukocytes), 1, RoundingMode.HALF_UP);
    }

    /** Nucleated erythrocytes per 100 leukocytes. */
    public static BigDecimal nucleatedPerHundred(Tally tally) {
        return percent(tally.count(CellClass.NRBC), tally.leukocytes());
    }

    /**
     * The leukocytes without the nucleated erythrocytes that the analyzer counted among them: WBC x 100 / (100 + NRBC per
     * 100 leukocytes), with two decimals.
     */
    public static BigDecimal corrected(BigDecimal whiteCount, BigDecimal nucleatedPerHundred) {
        return whiteCount.multiply(HUNDRED).divide(HUNDRED.add(nucleatedPerHundred), 2, RoundingMode.HALF_UP);
    }

    /**
     * The absolute count of a family in the unit of the leukocytes, two decimals; null if there is no leukocyte count.
     *
     * @param whiteCount the leukocytes, corrected if they must be
     */
    public static @Nullable BigDecimal absolute(Tally tally, Family family, @Nullable BigDecimal whiteCount) {
        if (whiteCount == null || tally.leukocytes() == 0) {
            return null;
        }
        return whiteCount
                .multiply(BigDecimal.valueOf(tally.count(family)))
                .divide(BigDecimal.valueOf(tally.leukocytes()), 2, RoundingMode.HALF_UP);
    }
}
