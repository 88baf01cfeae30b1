package org.undercroft.handoffs;

import org.undercroft.lab.ControlFailed;

/** A failed control in words and figures, as a technician needs it at the machine. */
final class ControlEvidence {

    private ControlEvidence() {}

    static String of(ControlFailed failed) {
        return """
            Test: %s
            Control: level %s, lot %s
            Measured: %s %s
            Target: %s ± %s %s
            z-score: %s (rule %s broken)
            Measured at: %s
            Control result: %d\
            """.formatted(
                        failed.test(),
                        failed.level(),
                        failed.lot(),
                        failed.value().toPlainString(),
                        failed.unit(),
                        failed.mean().toPlainString(),
                        failed.standardDeviation().toPlainString(),
                        failed.unit(),
                        failed.zScore().toPlainString(),
                        failed.rule(),
                        failed.measuredAt(),
                        failed.controlResult());
    }
}
