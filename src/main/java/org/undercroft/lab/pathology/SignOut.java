package org.undercroft.lab.pathology;

import java.util.ArrayList;
import java.util.List;
import org.undercroft.lab.pathology.PathologyCase.Slide;
import org.undercroft.lab.pathology.PathologyCase.State;

/** Whether a report may be signed. All rules are asked, so that a person sees everything that is missing at once. */
final class SignOut {

    private SignOut() {}

    /**
     * What stands against it, in words; nothing if it may be signed.
     *
     * @param secondLook why another pathologist must agree; empty if nobody must
     * @param checklists what is missing or wrong in the checklists
     * @param signer who wants to sign
     */
    static List<String> obstacles(
            PathologyCase pathologyCase, Draft draft, String secondLook, List<String> checklists, String signer) {
        List<String> obstacles = new ArrayList<>();
        if (pathologyCase.state() == State.CANCELLED) {
            obstacles.add("The case is cancelled.");
        }
        if (!draft.isWritten()) {
            obstacles.add("There is no diagnosis.");
        }
        if (draft.text().diagnosisClass().isEmpty()) {
            obstacles.add("Nobody said what the diagnosis amounts to.");
        }
        if (pathologyCase.state() != State.OPEN && draft.text().reason().isEmpty()) {
            obstacles.add("A signed report is amended for a reason: say which.");
        }
        pathologyCase.parts().stream()
                .filter(part -> part.gross().isBlank())
                .forEach(part -> obstacles.add("Part " + part.letter() + " has no gross description."));
        pathologyCase.slides().forEach(slide -> control(slide, obstacles));
        obstacles.addAll(checklists);
        secondLook(draft, secondLook, signer, obstacles);
        return obstacles;
    }

    private static void control(Slide slide, List<String> obstacles) {
        if (slide.control().isEmpty()) {
            return;
        }
        String what = slide.stain().name() + " on " + slide.code().text();
        if (slide.controlOk() == null) {
            obstacles.add("Nobody has looked at the control of " + what + ".");
        } else if (!slide.controlOk()) {
            obstacles.add("The control of " + what + " failed: repeat the stain and cancel this slide.");
        }
    }

    private static void secondLook(Draft draft, String why, String signer, List<String> obstacles) {
        draft.current().stream()
                .filter(opinion -> !opinion.agrees())
                .forEach(opinion -> obstacles.add(opinion.actor() + " does not agree: " + opinion.comment()));
        if (!why.isEmpty() && draft.agreedBy().isEmpty()) {
            obstacles.add("Another pathologist must agree first: " + why + ".");
        } else if (!why.isEmpty() && draft.agreedBy().equals(signer)) {
            obstacles.add("You agreed to it: another pathologist signs it.");
        }
    }
}
