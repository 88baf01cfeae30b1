package org.undercroft.lab.microscope.viewer;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.undercroft.lab.MayReadLab;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.microscope.mark.Annotation;
import org.undercroft.lab.microscope.mark.CountConfirmation;
import org.undercroft.lab.microscope.mark.MarkDesk;
import org.undercroft.lab.microscope.mark.MarkKind;
import org.undercroft.lab.microscope.slide.Slide;
import org.undercroft.lab.microscope.slide.SlideDesk;
import org.undercroft.lab.microscope.slide.SlideRepository;
import org.undercroft.platform.page.Refusal;

/** Slides, marks and counts for programs and for the viewer. Each change answers with all that is marked now. */
@RestController
@RequestMapping("/api/slides")
@MayWorkInLab
class SlideApi {

    private final SlideRepository slides;
    private final SlideDesk desk;
    private final MarkDesk marks;
    private final CountConfirmation confirmation;

    SlideApi(SlideRepository slides, SlideDesk desk, MarkDesk marks, CountConfirmation confirmation) {
        this.slides = slides;
        this.desk = desk;
        this.marks = marks;
        this.confirmation = confirmation;
    }

    /** A page of slides without what is on them. */
    record Slides(List<Slide> rows, long total) {}

    /** Where a mark is to be set, or what it is to be named. */
    record Said(MarkKind kind, double x, double y) {}

    /** A note to be written. */
    record Note(
            Annotation.Shape shape,
            double x1,
            double y1,
            double x2,
            double y2,
            @Nullable String words) {}

    @GetMapping
    @MayReadLab
    Slides slides(@RequestParam MultiValueMap<String, String> query) {
        var page = slides.page(SlideRepository.LISTING.read(query));
        return new Slides(page.rows(), page.total());
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Long> bring(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String accession,
            @RequestParam(required = false) @Nullable Long objective)
            throws IOException {
        return Map.of("id", desk.bring(file, SlidePages.described(file, title, accession, objective)));
    }

    @GetMapping("/{id}")
    @MayReadLab
    Slide slide(@PathVariable long id) {
        return desk.open(id);
    }

    @GetMapping("/{id}/sheet")
    @MayReadLab
    MarkDesk.Sheet sheet(@PathVariable long id) {
        return marks.sheet(desk.open(id));
    }

    @PostMapping("/{id}/counts")
    MarkDesk.Sheet count(@PathVariable long id, @RequestBody(required = false) MarkDesk.@Nullable Part part) {
        return marks.count(id, part);
    }

    @PostMapping("/{id}/marks")
    MarkDesk.Sheet mark(@PathVariable long id, @RequestBody Said said) {
        return marks.add(id, said.kind(), said.x(), said.y());
    }

    @PutMapping("/{id}/marks/{mark}")
    MarkDesk.Sheet name(@PathVariable long id, @PathVariable long mark, @RequestBody Map<String, MarkKind> said) {
        MarkKind kind = said.get("kind");
        if (kind == null) {
            throw Refusal.unfit("Say what it is: \"kind\".");
        }
        return marks.name(id, mark, kind);
    }

    @DeleteMapping("/{id}/marks/{mark}")
    MarkDesk.Sheet unmark(@PathVariable long id, @PathVariable long mark) {
        return marks.remove(id, mark);
    }

    @PostMapping("/{id}/annotations")
    MarkDesk.Sheet note(@PathVariable long id, @RequestBody Note note) {
        return marks.note(
                id,
                note.shape(),
                new double[] {note.x1(), note.y1(), note.x2(), note.y2()},
                note.words() == null ? "" : note.words());
    }

    @DeleteMapping("/{id}/annotations/{note}")
    MarkDesk.Sheet removeNote(@PathVariable long id, @PathVariable long note) {
        return marks.removeNote(id, note);
    }

    @PostMapping("/{id}/undo")
    MarkDesk.Sheet undo(@PathVariable long id) {
        return marks.undo(id);
    }

    /** Sends the differential; {@code classified} is how many white cells the person saw named. */
    @PostMapping("/{id}/confirmation")
    Map<String, String> confirm(@PathVariable long id, @RequestBody Map<String, Integer> said) {
        return Map.of("words", confirmation.confirm(id, said.getOrDefault("classified", -1)));
    }
}
