package org.undercroft.lab.microscope.mark;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.microscope.cell.Cell;
import org.undercroft.lab.microscope.cell.CellCounter;
import org.undercroft.lab.microscope.cell.CellKind;
import org.undercroft.lab.microscope.cell.Film;
import org.undercroft.lab.microscope.mark.MarkRepository.Subject;
import org.undercroft.lab.microscope.mark.SlideMoment.Deed;
import org.undercroft.lab.microscope.slide.Slide;
import org.undercroft.lab.microscope.slide.SlideDesk;
import org.undercroft.lab.microscope.slide.SlidePixels;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;

/** Where the counter runs and a person sets, names and takes away marks and notes; each deed on record, each undone. */
@Component
public class MarkDesk {

    private static final double USUAL_RADIUS_MICRONS = 3.75;
    private static final double USUAL_RADIUS = 20;
    private static final int LONGEST = 500;
    private static final int MOST_MARKS = 20_000;

    private final SlideDesk slides;
    private final SlidePixels pixels;
    private final MarkRepository marks;
    private final AuditTrail audit;
    private final CellCounter counter = new CellCounter();

    MarkDesk(SlideDesk slides, SlidePixels pixels, MarkRepository marks, AuditTrail audit) {
        this.slides = slides;
        this.pixels = pixels;
        this.marks = marks;
        this.audit = audit;
    }

    /**
     * All that is marked on a slide.
     *
     * @param slide it
     * @param marks cells, the removed ones too
     * @param annotations notes that stand
     * @param runs of the counter that stand
     * @param count what it adds up to
     * @param history what was done, newest first
     */
    public record Sheet(
            Slide slide,
            List<Mark> marks,
            List<Annotation> annotations,
            List<CountRun> runs,
            CellCount count,
            List<SlideMoment> history) {}

    /** A part of an image, in its pixels. */
    public record Part(int x, int y, int width, int height) {}

    /** What is marked on a slide now; that it was opened is recorded by {@link SlideDesk#open}. */
    public Sheet sheet(Slide slide) {
        List<Mark> all = marks.marks(slide.id());
        return new Sheet(
                slide,
                all,
                marks.annotations(slide.id()),
                marks.runs(slide.id()),
                CellCount.of(all),
                marks.moments(slide.id()));
    }

    /**
     * Lets the counter look at a part and marks what it finds. What is marked there already, or was taken away, isn't
     * marked again.
     *
     * @param part null for the whole slide
     */
    @Transactional
    public Sheet count(long id, @Nullable Part part) {
        Slide slide = ready(id);
        Part looked = part == null ? new Part(0, 0, slide.width(), slide.height()) : part;
        if (looked.width() < Film.SMALLEST || looked.height() < Film.SMALLEST) {
            throw Refusal.unfit("That part is too small to count on.");
        }
        long begun = System.nanoTime();
        List<Cell> found = found(slide, looked);
        int took = (int) ((System.nanoTime() - begun) / 1_000_000);
        List<Cell> fresh = unmarked(found, marks.marks(id));
        CountRun run = new CountRun(
                0,
                looked.x(),
                looked.y(),
                looked.width(),
                looked.height(),
                CellCounter.VERSION,
                took,
                number(fresh, CellKind.RED),
                number(fresh, CellKind.WHITE),
                number(fresh, CellKind.PLATELET),
                actor(),
                Instant.now());
        long number = marks.addRun(id, run);
        marks.addCounted(id, number, fresh);
        String words = "%d red cells, %d white cells, %d platelets counted by %s"
                .formatted(run.red(), run.white(), run.platelets(), run.counter());
        return done(slide, Deed.COUNTED, Subject.run(number), "", words);
    }

    private List<Cell> found(Slide slide, Part part) {
        Film film = Film.of(pixels.part(slide, part.x(), part.y(), part.width(), part.height()));
        try {
            return counter.count(film, slide.micronsPerPixel()).stream()
                    .map(cell -> new Cell(
                            cell.kind(), cell.x() + part.x(), cell.y() + part.y(), cell.radius(), cell.confidence()))
                    .limit(MOST_MARKS)
                    .toList();
        } catch (IllegalArgumentException tooLarge) {
            throw Refusal.unfit(String.valueOf(tooLarge.getMessage()));
        }
    }

    private static List<Cell> unmarked(List<Cell> found, List<Mark> marked) {
        return found.stream()
                .filter(cell -> marked.stream()
                        .noneMatch(mark -> sameSort(cell, mark)
                                && Math.hypot(cell.x() - mark.x(), cell.y() - mark.y())
                                        < Math.min(cell.radius(), mark.radius()) / 2))
                .toList();
    }

    private static boolean sameSort(Cell cell, Mark mark) {
        MarkKind counted = MarkKind.of(cell.kind());
        return counted == mark.countedKind()
                || counted == mark.kind()
                || (cell.kind() == CellKind.WHITE && mark.kind().isNucleated());
    }

    private static int number(List<Cell> cells, CellKind kind) {
        return (int) cells.stream().filter(cell -> cell.kind() == kind).count();
    }

    /** Marks a cell. */
    @Transactional
    public Sheet add(long id, MarkKind kind, double x, double y) {
        Slide slide = ready(id);
        onSlide(slide, x, y);
        Double scale = slide.micronsPerPixel();
        double radius = marks.marks(id).stream()
                .filter(mark -> mark.kind() == kind
                        || (kind.isNucleated() && mark.kind().isNucleated()))
                .mapToDouble(Mark::radius)
                .average()
                .orElse(scale == null ? USUAL_RADIUS : USUAL_RADIUS_MICRONS / scale);
        long mark = marks.add(id, kind, x, y, radius);
        return done(slide, Deed.MARKED, Subject.mark(mark), "", "Marked: " + kind.label());
    }

    /** Takes a mark away; the counter's own count is kept beside. */
    @Transactional
    public Sheet remove(long id, long number) {
        Slide slide = ready(id);
        Mark mark = standing(id, number);
        marks.setRemoved(number, true);
        return done(
                slide,
                Deed.UNMARKED,
                Subject.mark(number),
                "",
                "Taken away: " + mark.kind().label());
    }

    /** Says what a marked cell is. */
    @Transactional
    public Sheet name(long id, long number, MarkKind kind) {
        Slide slide = ready(id);
        Mark mark = standing(id, number);
        if (mark.kind() == kind) {
            return sheet(slide);
        }
        marks.setKind(number, kind);
        return done(
                slide,
                Deed.NAMED,
                Subject.mark(number),
                mark.kind().name(),
                "Named " + kind.label() + ", before " + mark.kind().label());
    }

    /** Writes a note or a measurement. */
    @Transactional
    public Sheet note(long id, Annotation.Shape shape, double[] place, String words) {
        Slide slide = ready(id);
        onSlide(slide, place[0], place[1]);
        onSlide(slide, place[2], place[3]);
        String said = words.strip().substring(0, Math.min(words.strip().length(), LONGEST));
        if (shape == Annotation.Shape.TEXT && said.isEmpty()) {
            throw Refusal.unfit("A text needs words.");
        }
        long note = marks.addAnnotation(
                id, new Annotation(0, shape, place[0], place[1], place[2], place[3], said, actor(), Instant.now()));
        return done(
                slide,
                Deed.NOTED,
                Subject.annotation(note),
                "",
                (shape.name().charAt(0) + shape.name().substring(1).toLowerCase(java.util.Locale.ROOT) + " " + said)
                        .strip());
    }

    /** Takes a note away. */
    @Transactional
    public Sheet removeNote(long id, long number) {
        Slide slide = ready(id);
        Annotation note = marks.annotation(id, number)
                .orElseThrow(() -> Refusal.unknown("That note is not on the slide any more."));
        marks.setAnnotationRemoved(number, true);
        return done(slide, Deed.UNNOTED, Subject.annotation(number), "", "Note taken away: " + note.words());
    }

    /** Takes back the last thing that the acting person did here. */
    @Transactional
    public Sheet undo(long id) {
        Slide slide = ready(id);
        SlideMoment last =
                marks.lastOf(id, actor()).orElseThrow(() -> Refusal.conflict("There is nothing of yours to undo."));
        switch (last.deed()) {
            case COUNTED -> marks.setRunRemoved(number(last.run()));
            case MARKED -> marks.setRemoved(number(last.mark()), true);
            case UNMARKED -> marks.setRemoved(number(last.mark()), false);
            case NAMED -> marks.setKind(number(last.mark()), MarkKind.valueOf(last.former()));
            case NOTED -> marks.setAnnotationRemoved(number(last.annotation()), true);
            case UNNOTED -> marks.setAnnotationRemoved(number(last.annotation()), false);
            case CONFIRMED -> throw new IllegalStateException("A confirmation is never offered for undoing");
        }
        marks.setUndone(last.id());
        record(slide, "undone: " + last.words());
        return sheet(slide);
    }

    private static long number(@Nullable Long subject) {
        return Objects.requireNonNull(subject, "The deed's subject is on record");
    }

    /** Writes down that a person confirmed the count, in the words of what was confirmed. */
    void confirmed(Slide slide, String words) {
        done(slide, Deed.CONFIRMED, Subject.SLIDE, "", words);
    }

    private Sheet done(Slide slide, Deed deed, Subject subject, String former, String words) {
        marks.tell(slide.id(), deed, subject, former, words);
        record(slide, words);
        return sheet(slide);
    }

    private void record(Slide slide, String words) {
        audit.record(AuditEntry.of(AuditAction.UPDATE, AuditEntry.PATIENT_RECORD, "slide", String.valueOf(slide.id()))
                .about(slide.patient() == null ? List.of() : List.of(slide.patient()))
                .saying(words));
    }

    private Slide ready(long id) {
        marks.lock(id);
        Slide slide = slides.get(id);
        if (!slide.isReady()) {
            throw Refusal.conflict(
                    "The slide is not ready: " + slide.state().label().toLowerCase(java.util.Locale.ROOT) + ".");
        }
        return slide;
    }

    private Mark standing(long slide, long number) {
        return marks.mark(slide, number)
                .filter(mark -> !mark.removed())
                .orElseThrow(() -> Refusal.unknown("That mark is not on the slide any more."));
    }

    private static void onSlide(Slide slide, double x, double y) {
        if (!(x >= 0 && y >= 0 && x <= slide.width() && y <= slide.height())) {
            throw Refusal.unfit("That place does not lie on the slide.");
        }
    }

    private static String actor() {
        return Acting.current().actor().name();
    }
}
