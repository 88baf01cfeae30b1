package org.undercroft.lab.pathology;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.label.Labels;
import org.undercroft.platform.page.Column;
import org.undercroft.platform.page.Csv;
import org.undercroft.platform.page.CsvDownload;
import org.undercroft.platform.page.Listing;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Option;
import org.undercroft.platform.page.PageRequest;
import org.undercroft.platform.page.Refusal;
import org.undercroft.platform.page.Tab;
import org.undercroft.platform.security.Role;

/** Cases in a browser: one list, and a page for each with everything that is done before the pathologist's desk. */
@Controller
@RequestMapping("/lab/pathology")
@MayWorkInLab
class PathologyPages {

    private static final List<Option> PRIORITIES =
            List.of(new Option("R", "Routine"), new Option("A", "ASAP"), new Option("S", "STAT"));

    private static final List<Column> COLUMNS = List.of(
            Column.text("number", "Case"),
            Column.choice("step", "Step", Option.of(CaseStep.class, CaseStep::label)),
            Column.choice("priority", "Priority", PRIORITIES),
            Column.text("patient", "Patient"),
            Column.text("ward", "Ward"),
            Column.number("parts", "Parts"),
            Column.number("blocks", "Blocks"),
            Column.number("slides", "Slides"),
            Column.text("assigned", "Pathologist"),
            Column.choice("kind", "Kind", Option.of(CaseKind.class, CaseKind::label)),
            Column.text("opened", "Opened"));

    private final CaseList list;
    private final CaseDesk desk;
    private final HistologyDesk histology;
    private final SignOutDesk signOut;
    private final CaseLabels labels;
    private final PathologySettings settings;

    PathologyPages(
            CaseList list,
            CaseDesk desk,
            HistologyDesk histology,
            SignOutDesk signOut,
            CaseLabels labels,
            PathologySettings settings) {
        this.list = list;
        this.desk = desk;
        this.histology = histology;
        this.signOut = signOut;
        this.labels = labels;
        this.settings = settings;
    }

    @GetMapping
    String list(@RequestParam MultiValueMap<String, String> query, Model model) {
        PageRequest asked = CaseList.LISTING.read(query);
        model.addAttribute("page", list.page(asked));
        model.addAttribute("columns", COLUMNS);
        model.addAttribute("tabs", tabs(asked.filter("step").orElse("")));
        model.addAttribute("kinds", Option.of(CaseKind.class, CaseKind::label));
        model.addAttribute("priorities", PRIORITIES);
        return "lab/pathology/cases";
    }

    /** The same rows as a table, at most {@link Listing#MOST_ROWS}. */
    @GetMapping("/cases.csv")
    void export(@RequestParam MultiValueMap<String, String> query, HttpServletResponse response) throws IOException {
        query.set("size", String.valueOf(Listing.MOST_ROWS));
        List<CaseRow> rows = list.page(CaseList.LISTING.read(query)).rows();
        Csv csv = CsvDownload.to(
                response,
                "pathology-cases",
                List.of(
                        "opened",
                        "case",
                        "kind",
                        "priority",
                        "record number",
                        "patient",
                        "ward",
                        "parts",
                        "blocks",
                        "slides",
                        "pathologist",
                        "step"));
        for (CaseRow row : rows) {
            csv.row(List.of(
                    row.openedAt(),
                    row.number(),
                    row.kind().label(),
                    CaseWords.priority(row.priority()),
                    row.recordNumber(),
                    row.patientName(),
                    row.ward(),
                    row.parts(),
                    row.blocks(),
                    row.slides(),
                    row.assignedTo(),
                    row.step().label()));
        }
    }

    private List<Tab> tabs(String shown) {
        Map<CaseStep, Long> steps = list.steps();
        List<Tab> tabs = new ArrayList<>();
        long unfinished = steps.values().stream().mapToLong(Long::longValue).sum();
        tabs.add(Tab.counted("Unfinished", "/lab/pathology", shown.isEmpty(), unfinished));
        for (CaseStep step : CaseStep.values()) {
            String at = "/lab/pathology?step=" + step;
            boolean selected = shown.equals(step.name());
            tabs.add(
                    step == CaseStep.SIGNED_OUT || step == CaseStep.CANCELLED
                            ? Tab.of(step.label(), at, selected)
                            : Tab.counted(step.label(), at, selected, steps.getOrDefault(step, 0L)));
        }
        tabs.add(Tab.of("All", "/lab/pathology?step=ALL", shown.equals("ALL")));
        return tabs;
    }

    @PostMapping("/scan")
    String scan(@RequestParam String code, RedirectAttributes then) {
        return opened(() -> desk.scan(code), then);
    }

    @PostMapping("/cases")
    String open(
            @RequestParam CaseKind kind,
            @RequestParam String recordNumber,
            @RequestParam String site,
            @RequestParam String procedure,
            @RequestParam(defaultValue = "R") String priority,
            @RequestParam(defaultValue = "") String history,
            RedirectAttributes then) {
        return opened(
                () -> desk.open(new CaseDesk.ByHand(kind, recordNumber, history, priority, site, procedure)), then);
    }

    @PostMapping("/cases/from-container")
    String open(@RequestParam String accession, @RequestParam CaseKind kind, RedirectAttributes then) {
        return opened(() -> desk.open(accession, kind), then);
    }

    private static String opened(java.util.function.Supplier<PathologyCase> work, RedirectAttributes then) {
        try {
            return "redirect:/lab/pathology/cases/" + work.get().id();
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.warning(refused.words()));
            return "redirect:/lab/pathology";
        }
    }

    @GetMapping("/cases/{id}")
    String look(@PathVariable long id, Authentication reader, Model model) {
        model.addAttribute("sheet", signOut.sheet(desk.look(id)));
        model.addAttribute("stains", settings.stains());
        model.addAttribute("classes", settings.classes());
        model.addAttribute("checklists", settings.checklists());
        model.addAttribute("pathologist", Role.PATHOLOGIST.isHeldBy(reader));
        return "lab/pathology/case";
    }

    @PostMapping("/cases/{id}/parts")
    String addPart(
            @PathVariable long id,
            @RequestParam String site,
            @RequestParam String procedure,
            @RequestParam(defaultValue = "") String accession,
            RedirectAttributes then) {
        return done(id, "The part is added.", () -> desk.addPart(id, site, procedure, accession), then);
    }

    @PostMapping("/cases/{id}/parts/{letter}")
    String describe(
            @PathVariable long id,
            @PathVariable String letter,
            @RequestParam String site,
            @RequestParam String procedure,
            @RequestParam String gross,
            RedirectAttributes then) {
        return done(
                id, "Part " + letter + " is described.", () -> desk.describe(id, letter, site, procedure, gross), then);
    }

    @PostMapping("/cases/{id}/parts/{letter}/blocks")
    String addBlocks(
            @PathVariable long id,
            @PathVariable String letter,
            @RequestParam String contents,
            RedirectAttributes then) {
        return done(
                id,
                "The blocks are made, each with a first section.",
                () -> histology.addBlocks(id, letter, contents.lines().toList()),
                then);
    }

    @PostMapping("/cases/{id}/slides")
    String orderSlides(
            @PathVariable long id,
            @RequestParam String block,
            @RequestParam List<String> stain,
            @RequestParam(defaultValue = "1") int level,
            RedirectAttributes then) {
        return done(id, "The slides are ordered.", () -> histology.orderSlides(id, block, stain, level), then);
    }

    @PostMapping("/cases/{id}/slides/{code}/control")
    String judgeControl(
            @PathVariable long id, @PathVariable String code, @RequestParam boolean good, RedirectAttributes then) {
        return done(id, "The control is judged.", () -> histology.judgeControl(id, code, good), then);
    }

    @PostMapping("/cases/{id}/slides/{code}/cancel")
    String cancelSlide(
            @PathVariable long id, @PathVariable String code, @RequestParam String reason, RedirectAttributes then) {
        return done(id, "The slide is cancelled.", () -> histology.cancelSlide(id, code, reason), then);
    }

    @PostMapping("/cases/{id}/history")
    String tellHistory(@PathVariable long id, @RequestParam String history, RedirectAttributes then) {
        return done(id, "The clinical history is kept.", () -> desk.tellHistory(id, history), then);
    }

    @PostMapping("/cases/{id}/cancel")
    String cancel(@PathVariable long id, @RequestParam String reason, RedirectAttributes then) {
        return done(id, "Cancelled; it stays on record.", () -> desk.cancel(id, reason), then);
    }

    @PostMapping("/cases/{id}/labels")
    ResponseEntity<byte[]> labels(
            @PathVariable long id,
            @RequestParam CaseLabels.Kind kind,
            @RequestParam(defaultValue = "") String only,
            @RequestParam(defaultValue = "PDF") Labels.Form form) {
        return printed(labels.print(id, kind, only, form), form);
    }

    static ResponseEntity<byte[]> printed(byte[] content, Labels.Form form) {
        return ResponseEntity.ok()
                .contentType(form == Labels.Form.PDF ? MediaType.APPLICATION_PDF : MediaType.TEXT_PLAIN)
                .header(
                        "Content-Disposition",
                        "inline; filename=\"labels." + (form == Labels.Form.PDF ? "pdf\"" : "zpl\""))
                .body(content);
    }

    /** Does something with a case, tells how it went and shows the case. */
    static String done(long id, String words, Runnable work, RedirectAttributes then) {
        try {
            work.run();
            then.addFlashAttribute("notice", Notice.success(words));
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
        }
        return "redirect:/lab/pathology/cases/" + id;
    }

    /** The values of a form's fields that begin so, by the rest of their names. */
    static Map<String, String> answers(MultiValueMap<String, String> form, String prefix) {
        Map<String, String> answers = new java.util.HashMap<>();
        form.forEach((name, values) -> {
            if (name.startsWith(prefix)) {
                List<String> given =
                        values.stream().filter(value -> !value.isBlank()).toList();
                answers.put(name.substring(prefix.length()), String.join(Checklist.SEPARATOR, given));
            }
        });
        return answers;
    }
}
