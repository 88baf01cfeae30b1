package org.undercroft.lab.setup;

import java.util.LinkedHashMap;
import java.util.Map;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.control.ControlRun;
import org.undercroft.platform.page.Status;
import org.undercroft.platform.page.Times;

/** What pages say of analyzers and controls. */
public final class AnalyzerWords {

    private AnalyzerWords() {}

    /** An analyzer's state. */
    public static Status status(Analyzer analyzer) {
        String word = analyzer.state().label();
        return switch (analyzer.state()) {
            case IN_SERVICE -> Status.good(word);
            case OUT_OF_SERVICE -> Status.critical(word);
            case AWAITING_CONTROL -> Status.working(word);
            case TO_BE_IDENTIFIED -> Status.caution(word);
        };
    }

    /** A control result's verdict. */
    public static Status status(ControlRun run) {
        String rules = String.join(" ", run.rules());
        String word = (run.verdict().label() + " " + rules).strip();
        return switch (run.verdict()) {
            case PASS -> Status.good(word);
            case WARNING -> Status.caution(word);
            case REJECT -> Status.critical(word);
            case NO_TARGET, NOT_MEASURED, EXPIRED -> Status.off(word);
        };
    }

    /** Its present circumstances. */
    public static Map<String, String> definitions(Analyzer analyzer) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("State", analyzer.state().label());
        entries.put("Since", Times.minutes(analyzer.stateSince()));
        entries.put("Why", analyzer.stateReason());
        entries.put("Work order", analyzer.workOrder());
        entries.put("Equipment tag", analyzer.equipmentTag());
        entries.put("Last heard", Times.minutes(analyzer.lastMessageAt()));
        entries.put("Version", String.valueOf(analyzer.version()));
        return entries;
    }
}
