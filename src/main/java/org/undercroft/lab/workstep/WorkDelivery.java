package org.undercroft.lab.workstep;

import org.undercroft.lab.AnalyzerId;

/**
 * How work reaches an analyzer.
 *
 * @param analyzer which
 * @param mode when it is sent
 * @param destination the exchange's name for the door it is sent to
 */
public record WorkDelivery(AnalyzerId analyzer, Mode mode, String destination) {

    /** When work is sent (IHE LAW, query mode and broadcast mode). */
    public enum Mode {
        /** When the analyzer asks for a tube. */
        QUERY("when it asks"),
        /** As soon as it is ordered. */
        BROADCAST("as soon as it is ordered");

        private final String label;

        Mode(String label) {
            this.label = label;
        }

        /** As people read it. */
        public String label() {
            return label;
        }
    }
}
