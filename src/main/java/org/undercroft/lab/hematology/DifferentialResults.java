package org.undercroft.lab.hematology;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.undercroft.lab.hand.Found;
import org.undercroft.lab.hematology.CellClass.Family;

/** The results that a signed count becomes. */
final class DifferentialResults {

    /** The classes that every report names, also when none was seen. */
    private static final List<CellClass> ALWAYS =
            List.of(CellClass.SEG, CellClass.BAND, CellClass.LYMPH, CellClass.MONO, CellClass.EO, CellClass.BASO);

    private DifferentialResults() {}

    /**
     * Shares of all classes, absolute counts of the families, nucleated erythrocytes, the film in words, and the corrected
     * leukocytes where the count says so.
     *
     * @param analyzer what the analyzer measured, by test
     */
    static List<Found> of(SmearCount count, Map<String, BigDecimal> analyzer) {
        Tally tally = count.tally();
        BigDecimal measured = analyzer.get("WBC");
        BigDecimal nucleated = Differential.nucleatedPerHundred(tally);
        BigDecimal corrected = measured != null && count.correctsWhiteCount() && nucleated.signum() > 0
                ? Differential.corrected(measured, nucleated)
                : null;
        BigDecimal whites = corrected == null ? measured : corrected;
        String said = tally.leukocytes() + " leukocytes counted by eye";
        List<Found> found = new ArrayList<>();
        for (CellClass cell : CellClass.values()) {
            if (cell.isLeukocyte() && (tally.count(cell) > 0 || ALWAYS.contains(cell))) {
                found.add(new Found(cell.test(), share(tally, cell), List.of(said)));
            }
        }
        for (Family family : Family.values()) {
            BigDecimal absolute = Differential.absolute(tally, family, whites);
            if (absolute != null && !family.absoluteTest().isEmpty()) {
                found.add(Found.of(family.absoluteTest(), absolute.toPlainString()));
            }
        }
        if (nucleated.signum() > 0) {
            found.add(Found.of(CellClass.NRBC.test(), nucleated.toPlainString()));
        }
        if (corrected != null) {
            found.add(new Found(
                    "WBC",
                    corrected.toPlainString(),
                    List.of("corrected for " + nucleated + " nucleated erythrocytes per 100 leukocytes; measured "
                            + measured)));
        }
        String film = FilmFindings.words(count);
        if (!film.isEmpty()) {
            found.add(Found.of("FILM", film));
        }
        return found;
    }

    private static String share(Tally tally, CellClass cell) {
        return Differential.percent(tally.count(cell), tally.leukocytes()).toPlainString();
    }
}
