package org.undercroft.lab.workstep;

import org.undercroft.lab.analyzer.Analyzer;

/**
 * Who a message is for.
 *
 * @param facility MSH-6; may be empty
 * @param application MSH-5; may be empty
 */
record Addressee(String facility, String application) {

    /** From what an analyzer says of itself, {@code "facility|application"}. */
    static Addressee of(String sender) {
        int bar = sender.indexOf('|');
        return bar < 0 ? new Addressee("", sender) : new Addressee(sender.substring(0, bar), sender.substring(bar + 1));
    }

    /** As far as the analyzer's identification is no pattern. */
    static Addressee of(Analyzer analyzer) {
        Addressee said = of(analyzer.identification());
        return new Addressee(fixed(said.facility()), fixed(said.application()));
    }

    private static String fixed(String text) {
        return text.contains("*") || text.contains("?") ? "" : text;
    }
}
