package org.undercroft.lab.result;

import java.util.List;

/** What the rules say of a result. */
public sealed interface Judgement {

    /**
     * It may leave.
     *
     * @param reason which rule lets it
     */
    record Released(String reason) implements Judgement {}

    /**
     * A person must look.
     *
     * @param reasons all rules that hold it, at least one
     */
    record Held(List<HoldReason> reasons) implements Judgement {

        public Held {
            reasons = List.copyOf(reasons);
        }
    }
}
