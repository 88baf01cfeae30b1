package org.undercroft.handoffs;

import org.undercroft.lab.AnalyzerId;

/** The asset tag under which the workshop knows an analyzer. */
final class AnalyzerTag {

    private AnalyzerTag() {}

    /** The analyzer's own tag, or one made of its number if the laboratory never linked it to a machine. */
    static String of(AnalyzerId analyzer, String equipmentTag) {
        return equipmentTag.isBlank() ? "ANALYZER-" + analyzer.value() : equipmentTag.strip();
    }
}
