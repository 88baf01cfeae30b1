package org.undercroft.lab.bench;

import java.util.Optional;
import org.undercroft.lab.ControlActivity;
import org.undercroft.lab.LabActivity.Concern;

/** How a board calls a test whose controls need a person: by the gravest that is wrong with them. */
final class ControlWords {

    private ControlWords() {}

    static Optional<Concern> of(ControlActivity.Concern control) {
        String test = control.name() + " " + control.test();
        if (control.rejected()) {
            return said(control, Concern.Level.CRITICAL, "Control rejected", test + ": the last control was rejected");
        } else if (control.overdue()) {
            return said(control, Concern.Level.SERIOUS, "Control overdue", test + ": no control in time");
        } else if (control.openFailures() > 0) {
            return said(
                    control,
                    Concern.Level.SERIOUS,
                    "Control failure",
                    test + ": " + control.openFailures() + " not signed off");
        }
        return control.due() == null
                ? Optional.empty()
                : said(control, Concern.Level.CAUTION, "Control due", test + ": a control is due");
    }

    private static Optional<Concern> said(
            ControlActivity.Concern control, Concern.Level level, String kind, String what) {
        String where = "/lab/quality/chart?analyzer=" + control.analyzer().value() + "&test=" + control.test();
        return Optional.of(new Concern(level, kind, what, where, control.due()));
    }
}
