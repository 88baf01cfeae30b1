package org.undercroft.lab.microscope.viewer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.lab.MayReadLab;
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.microscope.mark.Mark;
import org.undercroft.lab.microscope.mark.MarkDesk;
import org.undercroft.lab.microscope.mark.MarkKind;
import org.undercroft.lab.microscope.mark.Objective;
import org.undercroft.lab.microscope.mark.Objectives;
import org.undercroft.lab.microscope.slide.Slide;
import org.undercroft.lab.microscope.slide.SlideDesk;
import org.undercroft.lab.microscope.slide.SlideRepository;
import org.undercroft.lab.microscope.slide.SlideState;
import org.undercroft.lab.quality.Telling;
import org.undercroft.platform.page.Column;
import org.undercroft.platform.page.Csv;
import org.undercroft.platform.page.CsvDownload;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Option;
import org.undercroft.platform.page.Refusal;
import org.undercroft.platform.security.Role;

/** Slides in a browser: the list, the viewer, and the objectives they are taken with. */
@Controller
@RequestMapping("/lab")
@MayWorkInLab
class SlidePages {

    private static final List<Column> COLUMNS = List.of(
            Column.text("uploaded", "Brought"),
            Column.text("title", "Slide"),
            Column.text("specimen", "Specimen"),
            Column.text("objective", "Objective"),
            Column.number("size", "Pixels"),
            Column.choice(
                    "state",
                    "State",
                    Arrays.stream(SlideState.values())
                            .map(state -> new Option(state.name(), state.label()))
                            .toList()),
            Column.text("by", "By"));

    private final SlideRepository slides;
    private final SlideDesk desk;
    private final MarkDesk marks;
    private final Objectives objectives;

    SlidePages(SlideRepository slides, SlideDesk desk, MarkDesk marks, Objectives objectives) {
        this.slides = slides;
        this.desk = desk;
        this.marks = marks;
        this.objectives = objectives;
    }

    @GetMapping("/slides")
    @MayReadLab
    String list(@RequestParam MultiValueMap<String, String> query, HttpServletRequest request, Model model) {
        model.addAttribute("mayWork", mayWork(request));
        model.addAttribute("page", slides.page(SlideRepository.LISTING.read(query)));
        model.addAttribute("columns", COLUMNS);
        model.addAttribute("objectives", options());
        return "lab/slides";
    }

    /** The ward looks, the laboratory works; the gate says so too, the page only doesn't offer what would be refused. */
    private static boolean mayWork(HttpServletRequest request) {
        return request.isUserInRole(Role.LAB_TECHNOLOGIST.name()) || request.isUserInRole(Role.PATHOLOGIST.name());
    }

    private List<Option> options() {
        return objectives.all().stream()
                .map(each -> new Option(String.valueOf(each.id()), each.name()))
                .toList();
    }

    @PostMapping("/slides")
    String bring(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String accession,
            @RequestParam(required = false) @Nullable Long objective,
            RedirectAttributes then)
            throws IOException {
        try {
            return "redirect:/lab/slides/" + desk.bring(file, described(file, title, accession, objective));
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
            return "redirect:/lab/slides";
        }
    }

    static SlideDesk.Described described(MultipartFile file, String title, String accession, @Nullable Long objective) {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "").replaceAll(".*[/\\\\]", "");
        return new SlideDesk.Described(name.isBlank() ? "image" : name, title, accession, objective);
    }

    @GetMapping("/slides/{id}")
    @MayReadLab
    String slide(@PathVariable long id, HttpServletRequest request, Model model) {
        Slide slide = desk.open(id);
        model.addAttribute("mayWork", mayWork(request));
        model.addAttribute("slide", slide);
        model.addAttribute("kinds", List.of(MarkKind.values()));
        model.addAttribute("objectives", options());
        return "lab/slide";
    }

    /** How far the tiles are; nothing of what is on them, so nothing is recorded. */
    record Progress(SlideState state, int percent) {}

    @GetMapping("/slides/{id}/state")
    @MayReadLab
    @ResponseBody
    Progress progress(@PathVariable long id) {
        Slide slide = desk.get(id);
        return new Progress(slide.state(), slide.percent());
    }

    /** The marks as a table, for a spreadsheet. */
    @GetMapping("/slides/{id}/marks.csv")
    void marks(@PathVariable long id, HttpServletResponse response) throws IOException {
        Csv csv = CsvDownload.to(
                response,
                "slide-" + id + "-marks",
                List.of("mark", "kind", "counted as", "x", "y", "radius", "confidence", "by", "at", "removed"));
        for (Mark mark : marks.sheet(desk.open(id)).marks()) {
            csv.row(Arrays.<@Nullable Object>asList(
                    mark.id(),
                    mark.kind(),
                    mark.countedKind(),
                    mark.x(),
                    mark.y(),
                    mark.radius(),
                    mark.confidence(),
                    mark.madeBy(),
                    mark.madeAt(),
                    mark.removed()));
        }
    }

    @PostMapping("/slides/{id}/specimen")
    String link(@PathVariable long id, @RequestParam String code, RedirectAttributes then) {
        return done(id, "It belongs to " + code.strip() + ".", () -> desk.link(id, code), then);
    }

    @PostMapping("/slides/{id}")
    String describe(
            @PathVariable long id,
            @RequestParam String title,
            @RequestParam(required = false) @Nullable Long objective,
            RedirectAttributes then) {
        return done(id, "Saved.", () -> desk.describe(id, title, objective), then);
    }

    @PostMapping("/slides/{id}/withdraw")
    String withdraw(@PathVariable long id, @RequestParam String reason, RedirectAttributes then) {
        return done(id, "Withdrawn. It stays kept.", () -> desk.withdraw(id, reason), then);
    }

    @PostMapping("/slides/{id}/rebuild")
    String rebuild(@PathVariable long id, RedirectAttributes then) {
        return done(id, "It is prepared again.", () -> desk.rebuild(id), then);
    }

    private static String done(long id, String words, Runnable work, RedirectAttributes then) {
        return Telling.redirect("/lab/slides/" + id, then, words, work);
    }

    @GetMapping("/objectives")
    @MaySetUpLab
    String objectives(Model model) {
        model.addAttribute("objectives", objectives.all());
        return "lab/objectives";
    }

    @PostMapping("/objectives")
    @MaySetUpLab
    String setObjective(
            @RequestParam String name,
            @RequestParam(required = false) @Nullable BigDecimal micronsPerPixel,
            @RequestParam(required = false) @Nullable BigDecimal microns,
            @RequestParam(required = false) @Nullable BigDecimal pixels,
            @RequestParam(required = false) @Nullable Integer plateletFactor,
            RedirectAttributes then) {
        try {
            BigDecimal scale = microns == null || pixels == null ? micronsPerPixel : Objective.scale(microns, pixels);
            objectives.set(name, scale, plateletFactor);
            then.addFlashAttribute("notice", Notice.success(name.strip() + " is set."));
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
        } catch (IllegalArgumentException unfit) {
            then.addFlashAttribute("notice", Notice.danger(String.valueOf(unfit.getMessage())));
        }
        return "redirect:/lab/objectives";
    }
}
