package org.undercroft.lab.pathology;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.lab.MaySignOut;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Refusal;

/** The pathologist's desk in a browser. */
@Controller
@RequestMapping("/lab/pathology/cases/{id}")
@MaySignOut
class SignOutPages {

    private final CaseDesk desk;
    private final SignOutDesk signOut;
    private final PathologySettings settings;

    SignOutPages(CaseDesk desk, SignOutDesk signOut, PathologySettings settings) {
        this.desk = desk;
        this.signOut = signOut;
        this.settings = settings;
    }

    @PostMapping("/take")
    String take(@PathVariable long id, RedirectAttributes then) {
        return PathologyPages.done(id, "The case is yours.", () -> desk.take(id), then);
    }

    /** The draft as its form sends it. */
    record Written(
            int revision,
            String diagnosis,
            String microscopic,
            String comment,
            String diagnosisClass,
            @org.jspecify.annotations.Nullable String reason) {

        Draft.Text text() {
            return new Draft.Text(diagnosis, microscopic, comment, diagnosisClass, reason == null ? "" : reason);
        }
    }

    @PostMapping("/draft")
    String write(@PathVariable long id, @ModelAttribute Written written, RedirectAttributes then) {
        try {
            signOut.write(id, written.revision(), written.text());
            then.addFlashAttribute("notice", Notice.success("The text is kept."));
        } catch (Refusal refused) {
            // What was typed is not lost: the page shows it again beside what stands.
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
            then.addFlashAttribute("unkept", written.text());
        }
        return "redirect:/lab/pathology/cases/" + id;
    }

    @PostMapping("/opinion")
    String opine(
            @PathVariable long id,
            @RequestParam int revision,
            @RequestParam boolean agrees,
            @RequestParam(defaultValue = "") String comment,
            RedirectAttributes then) {
        return PathologyPages.done(
                id, "Your opinion is kept.", () -> signOut.opine(id, revision, agrees, comment), then);
    }

    @PostMapping("/sign")
    String sign(@PathVariable long id, RedirectAttributes then) {
        return PathologyPages.done(id, "Signed: the report is on its way.", () -> signOut.sign(id), then);
    }

    @PostMapping("/addendum")
    String addendum(@PathVariable long id, @RequestParam String words, RedirectAttributes then) {
        return PathologyPages.done(
                id, "The addendum is signed and on its way.", () -> signOut.addendum(id, words), then);
    }

    @GetMapping("/parts/{letter}/checklists")
    String checklist(@PathVariable long id, @PathVariable String letter, @RequestParam String code, Model model) {
        PathologyCase pathologyCase = desk.look(id);
        Map<String, String> answers = signOut.sheet(pathologyCase).synoptics().stream()
                .filter(each ->
                        each.part().equals(letter) && each.checklist().code().equals(code))
                .findFirst()
                .map(Synoptic::answers)
                .orElse(Map.of());
        model.addAttribute("pathologyCase", pathologyCase);
        model.addAttribute("part", CaseDesk.part(pathologyCase, letter));
        model.addAttribute("checklist", settings.checklist(code));
        model.addAttribute("answers", answers);
        return "lab/pathology/checklist";
    }

    @PostMapping("/parts/{letter}/checklists/{code}")
    String answer(
            @PathVariable long id,
            @PathVariable String letter,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes then) {
        try {
            List<String> problems = signOut.answer(id, letter, code, PathologyPages.answers(form, "answer-"));
            then.addFlashAttribute(
                    "notice",
                    problems.isEmpty()
                            ? Notice.success("The checklist is complete.")
                            : Notice.warning("Kept. " + String.join(" ", problems)));
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
        }
        return "redirect:/lab/pathology/cases/" + id;
    }

    @PostMapping("/parts/{letter}/checklists/{code}/remove")
    String removeChecklist(
            @PathVariable long id, @PathVariable String letter, @PathVariable String code, RedirectAttributes then) {
        return PathologyPages.done(
                id, "The checklist is taken off.", () -> signOut.removeChecklist(id, letter, code), then);
    }
}
