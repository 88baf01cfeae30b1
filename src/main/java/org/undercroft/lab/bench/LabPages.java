package org.undercroft.lab.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.lab.LabActivity;
import org.undercroft.lab.MayReadLab;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.Scannable;
import org.undercroft.lab.delivery.ResultDeliveries;
import org.undercroft.lab.distribution.Distributions;
import org.undercroft.lab.hand.Amendments;
import org.undercroft.lab.result.Review;
import org.undercroft.platform.page.Column;
import org.undercroft.platform.page.LiveStream;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Option;
import org.undercroft.platform.page.Refusal;
import org.undercroft.platform.page.Tab;
import org.undercroft.platform.security.Role;

/** The bench in a browser: one worklist, the tubes behind it, and what needs a person. */
@Controller
@RequestMapping("/lab")
@MayWorkInLab
class LabPages {

    private static final List<Column> COLUMNS = List.of(
            Column.text("since", "Since"),
            Column.choice(
                    "priority",
                    "Priority",
                    List.of(new Option("S", "STAT"), new Option("A", "ASAP"), new Option("R", "Routine"))),
            Column.text("accession", "Specimen"),
            Column.text("patient", "Patient"),
            Column.text("ward", "Ward"),
            Column.text("test", "Test"),
            Column.number("value", "Value"),
            Column.text("flag", "Flag"),
            Column.text("range", "Range"),
            Column.choice("state", "State", states()),
            Column.text("analyzer", "Analyzer"),
            Column.text("actions", "Decide"));

    private static final List<Column> TUBE_COLUMNS = List.of(
            Column.text("since", "Since"),
            Column.text("specimen", "Number it said"),
            Column.text("analyzer", "Analyzer"),
            Column.text("patient", "Patient it said"),
            Column.text("tests", "Tests"),
            Column.choice("state", "State", List.of(new Option("DECIDED", "Decided within a day"))),
            Column.text("actions", "Decide"));

    /** What is kept as the reason where a person types none; to withdraw what has left takes a reason of their own. */
    private static final Map<String, String> USUAL = Map.of(
            "release", "confirmed at the tube",
            "hold", "held at the tube",
            "repeat", "measure again",
            "unmatch", "not of this tube");

    private final Worklist worklist;
    private final UnmatchedTubes tubes;
    private final SpecimenStory stories;
    private final ResultDeliveries deliveries;
    private final Review review;
    private final LabActivity activity;
    private final LiveStream live;
    private final Distributions distributions;
    private final List<Scannable> scannables;
    private final Amendments amendments;

    LabPages(
            Worklist worklist,
            UnmatchedTubes tubes,
            SpecimenStory stories,
            ResultDeliveries deliveries,
            Review review,
            LabActivity activity,
            LiveStream labLive,
            Distributions distributions,
            List<Scannable> scannables,
            Amendments amendments) {
        this.worklist = worklist;
        this.tubes = tubes;
        this.stories = stories;
        this.deliveries = deliveries;
        this.review = review;
        this.activity = activity;
        this.live = labLive;
        this.distributions = distributions;
        this.scannables = scannables;
        this.amendments = amendments;
    }

    private static List<Option> states() {
        return List.of(
                new Option("WAITING", "Waiting"),
                new Option("HELD", "Held"),
                new Option("RELEASED", "Released"),
                new Option("UNMATCHED", "Unmatched"),
                new Option("UNKNOWN_TEST", "Unknown test"),
                new Option("REPEAT", "Repeat"),
                new Option("REJECTED", "Rejected"),
                new Option("DISCARDED", "Discarded"),
                new Option("CANCELLED", "Cancelled"));
    }

    @GetMapping
    @MayReadLab
    String worklist(@RequestParam MultiValueMap<String, String> query, Model model) {
        return list("Worklist", query, model);
    }

    @GetMapping("/held")
    String held(@RequestParam MultiValueMap<String, String> query, Model model) {
        MultiValueMap<String, String> held = new LinkedMultiValueMap<>(query);
        held.set("state", "HELD");
        return list("Held results", held, model);
    }

    @GetMapping("/unmatched")
    String unmatched(@RequestParam MultiValueMap<String, String> query, Model model) {
        model.addAttribute("page", tubes.page(UnmatchedTubes.LISTING.read(query)));
        model.addAttribute("columns", TUBE_COLUMNS);
        model.addAttribute("tabs", tabs("Unmatched results", query));
        return "lab/unmatched";
    }

    private String list(String title, MultiValueMap<String, String> query, Model model) {
        model.addAttribute("title", title);
        model.addAttribute("page", worklist.page(Worklist.LISTING.read(query)));
        model.addAttribute("columns", COLUMNS);
        model.addAttribute("tabs", tabs(title, query));
        return "lab/worklist";
    }

    private List<Tab> tabs(String title, MultiValueMap<String, String> query) {
        LabActivity.Snapshot now = activity.now();
        return List.of(
                Tab.of("All", "/lab", title.equals("Worklist") && query.getFirst("state") == null),
                Tab.counted("Waiting", "/lab?state=WAITING", "WAITING".equals(query.getFirst("state")), now.waiting()),
                Tab.counted("Held", "/lab/held", title.startsWith("Held"), now.held()),
                Tab.counted("Unmatched", "/lab/unmatched", title.startsWith("Unm"), now.unmatched()));
    }

    @GetMapping("/stream")
    @MayReadLab
    SseEmitter stream() {
        return live.watch();
    }

    /** One box for whatever carries a code; a tube comes first. */
    @PostMapping("/scan")
    @MayReadLab
    String scan(@RequestParam String code, RedirectAttributes then) {
        Optional<SpecimenStory.Tube> tube = stories.find(code.strip());
        if (tube.isPresent()) {
            then.addAttribute("accession", tube.get().accession());
            return "redirect:/lab/specimens/{accession}";
        }
        return scannables.stream()
                .flatMap(each -> each.page(code.strip()).stream())
                .findFirst()
                .map(page -> "redirect:" + page)
                .orElseGet(() -> {
                    then.addFlashAttribute(
                            "notice",
                            Notice.warning("No specimen, rack, case, control or patient has the number " + code.strip()
                                    + "."));
                    return "redirect:/lab";
                });
    }

    @GetMapping("/specimens/{accession}")
    @MayReadLab
    String specimen(@PathVariable String accession, Authentication reader, Model model) {
        SpecimenStory.Tube tube = stories.find(accession)
                .orElseThrow(() -> Refusal.unknown("No specimen has the number " + accession + "."));
        model.addAttribute("tube", tube);
        model.addAttribute("deliveries", deliveries.ofSpecimen(tube.id()));
        model.addAttribute("readsMessages", Role.LAB_TECHNOLOGIST.isHeldBy(reader));
        model.addAttribute("works", Role.LAB_TECHNOLOGIST.isHeldBy(reader) || Role.PATHOLOGIST.isHeldBy(reader));
        model.addAttribute("drawn", distributions.ofTube(tube.accession(), tube.placerNumber()));
        return "lab/specimen";
    }

    /** A value typed for a test of a tube: its first, or one in the place of what has left. */
    @PostMapping("/specimens/{accession}/results")
    String enter(
            @PathVariable String accession,
            @RequestParam String test,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes then) {
        return atTube(accession, then, () -> amendments.enter(accession, test, value, reason));
    }

    private static String atTube(String accession, RedirectAttributes then, Supplier<String> work) {
        try {
            then.addFlashAttribute("notice", Notice.success(work.get()));
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
        }
        then.addAttribute("accession", accession);
        return "redirect:/lab/specimens/{accession}";
    }

    @PostMapping("/unmatched/{first}/{decision}")
    String decideTube(
            @PathVariable long first,
            @PathVariable String decision,
            @RequestParam(defaultValue = "") String accession,
            @RequestParam(defaultValue = "decided at the worklist") String reason,
            RedirectAttributes then) {
        try {
            String words = switch (decision) {
                case "match" -> review.matchTube(first, accession) + " results matched to " + accession.strip() + ".";
                case "discard" -> review.discardTube(first, reason) + " results discarded; they stay on record.";
                case "undo" -> review.undoTube(first, reason) + " results wait here again.";
                default -> throw Refusal.unfit("Nobody can '" + decision + "' a tube.");
            };
            then.addFlashAttribute("notice", Notice.success(words));
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
        }
        return "redirect:/lab/unmatched" + (decision.equals("undo") ? "" : "?state=DECIDED");
    }

    @PostMapping("/results/{id}/{decision}")
    String decide(
            @PathVariable long id,
            @PathVariable String decision,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String accession,
            @RequestParam(defaultValue = "/lab") String back,
            RedirectAttributes then) {
        String said = reason.isBlank() ? USUAL.getOrDefault(decision, "") : reason;
        try {
            switch (decision) {
                case "release" -> review.release(id, said);
                case "hold" -> review.hold(id, said);
                case "repeat" -> review.repeat(id, said);
                case "reject" -> review.reject(id, said);
                case "match" -> review.match(id, accession);
                case "discard" -> review.discard(id, said);
                case "unmatch" -> review.unmatch(id, said);
                default -> throw Refusal.unfit("Nobody can '" + decision + "' a result.");
            }
            then.addFlashAttribute("notice", Notice.success("Result " + id + ": " + decision + " done."));
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
        }
        return "redirect:" + (back.matches("/lab(/[\\w/-]*)?") ? back : "/lab");
    }
}
