package org.undercroft.biomed.workorder;

/** Whether something may be done with a work order. */
public sealed interface Decision {

    /**
     * It may.
     *
     * @param state the state it leads to
     */
    record Allowed(WorkOrderState state) implements Decision {}

    /**
     * It may not now.
     *
     * @param words why, and what to do instead
     */
    record Refused(String words) implements Decision {}

    /**
     * It may not so: something said with it is missing or wrong.
     *
     * @param words what, and how it should be
     */
    record Incomplete(String words) implements Decision {}
}
