package org.undercroft.lab.result;

import java.util.List;
import org.springframework.stereotype.Component;
import org.undercroft.lab.catalog.LabTest;
import org.undercroft.lab.critical.CriticalCalls;
import org.undercroft.lab.critical.CriticalFinding;
import org.undercroft.platform.actor.Caused;
import org.undercroft.platform.page.Refusal;

/** Sees to it that each critical value is told, in the transaction in which it is held or released. */
@Component
class CriticalWatch {

    private final CriticalCalls calls;

    CriticalWatch(CriticalCalls calls) {
        this.calls = calls;
    }

    /** Opens a call for each critical value among these that has none yet. */
    void look(List<Caused<Judged>> judged) {
        calls.open(judged.stream()
                .filter(each -> isCritical(each.what()))
                .map(each -> new Caused<>(each.acting(), finding(each.what())))
                .toList());
    }

    /** Refuses where the laboratory's policy wants the call before the release and nobody has heard of the value yet. */
    void mustBeCalledFirst(Judged judged) {
        if (isCritical(judged) && !calls.mayLeave(judged.id())) {
            throw Refusal.conflict("This value is critical, and by the laboratory's policy it leaves behind the call:"
                    + " log the call with its read-back first.");
        }
    }

    private static boolean isCritical(Judged judged) {
        boolean stands = judged.state() == ResultState.HELD || judged.state() == ResultState.RELEASED;
        return stands
                && judged.measurement().flag().isCritical()
                && judged.measurement().test() != null
                && judged.specimen() != null
                && judged.patient() != null;
    }

    private static CriticalFinding finding(Judged judged) {
        LabTest test = judged.measurement().test();
        SpecimenWork specimen = judged.specimen();
        if (test == null || specimen == null || judged.patient() == null) {
            throw new IllegalArgumentException("Result " + judged.id() + " is nobody's: there is nobody to call");
        }
        String location = judged.patient().location();
        return new CriticalFinding(
                judged.id(),
                specimen.accession(),
                judged.patient().id(),
                judged.patient().recordNumber(),
                judged.patient().displayName(),
                location == null ? "" : location.split("\\^", 2)[0],
                judged.line() == null ? null : judged.line().order(),
                test.code(),
                test.name(),
                judged.measurement().value().reported(),
                test.unit(),
                judged.measurement().flag().code());
    }
}
