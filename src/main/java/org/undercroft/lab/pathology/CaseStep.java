package org.undercroft.lab.pathology;

import org.undercroft.lab.pathology.PathologyCase.State;

/** How far a case is. */
public enum CaseStep {
    GROSSING("To gross"),
    HISTOLOGY("In histology"),
    READING("To read"),
    SECOND_LOOK("Second look"),
    SIGNING("To sign out"),
    SIGNED_OUT("Signed out"),
    CANCELLED("Cancelled");

    private final String label;

    CaseStep(String label) {
        this.label = label;
    }

    /** As people read it. */
    public String label() {
        return label;
    }

    /**
     * The step of a case.
     *
     * @param pathologyCase with its parts, blocks and slides
     * @param written whether a diagnosis stands in the draft
     * @param secondLookAwaited whether another pathologist must agree to it and hasn't
     */
    static CaseStep of(PathologyCase pathologyCase, boolean written, boolean secondLookAwaited) {
        if (pathologyCase.state() == State.CANCELLED) {
            return CANCELLED;
        }
        boolean reported = pathologyCase.state() != State.OPEN;
        if (reported && !written) {
            return SIGNED_OUT;
        }
        if (pathologyCase.parts().stream().anyMatch(part -> part.gross().isBlank())) {
            return GROSSING;
        }
        boolean waits = pathologyCase.slides().anyMatch(slide -> !slide.isAtDesk())
                || pathologyCase.blocks().anyMatch(block -> block.slides().isEmpty());
        if (waits) {
            return HISTOLOGY;
        }
        return !written ? READING : secondLookAwaited ? SECOND_LOOK : SIGNING;
    }
}
