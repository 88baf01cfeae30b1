package org.undercroft.lab.microscope.mark;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.platform.page.Refusal;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.AnalyzerRepository;
import org.undercroft.lab.analyzer.AnalyzerRoster;
import org.undercroft.lab.analyzer.AnalyzerSettings;
import org.undercroft.lab.analyzer.AnalyzerState;
import org.undercroft.lab.analyzer.Driver;
import org.undercroft.lab.analyzer.Mapping;
import org.undercroft.lab.analyzer.Reading;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.microscope.slide.Slide;
import org.undercroft.lab.microscope.slide.SlideDesk;
import org.undercroft.lab.microscope.slide.SlideRepository;
import org.undercroft.lab.result.Origin;
import org.undercroft.lab.result.ResultIntake;
import org.undercroft.platform.actor.Acting;

/**
 * Gives a person's confirmed differential to the laboratory. The microscope is one more analyzer there: its values meet the
 * same mappings, ranges and rules, and may be held.
 */
@Component
public class CountConfirmation {

    private static final String NAME = "Microscope";
    private static final String SAID = "UNDERCROFT^MICROSCOPE";
    private static final long NO_MESSAGE = 0;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneId.systemDefault());

    private final SlideDesk slides;
    private final SlideRepository tubes;
    private final MarkDesk desk;
    private final AnalyzerRoster roster;
    private final AnalyzerRepository analyzers;
    private final CurrentCatalog catalogs;
    private final ResultIntake results;

    CountConfirmation(
            SlideDesk slides,
            SlideRepository tubes,
            MarkDesk desk,
            AnalyzerRoster roster,
            AnalyzerRepository analyzers,
            CurrentCatalog catalogs,
            ResultIntake results) {
        this.slides = slides;
        this.tubes = tubes;
        this.desk = desk;
        this.roster = roster;
        this.analyzers = analyzers;
        this.catalogs = catalogs;
        this.results = results;
    }

    /**
     * Sends the differential as it stands, in the name of the person who acts.
     *
     * @param expected how many classified cells the person saw when confirming
     * @return what became of the values, in words
     */
    @Transactional
    public String confirm(long id, int expected) {
        Slide slide = slides.get(id);
        String accession = slide.specimen();
        if (accession == null) {
            throw Refusal.unfit("Say first to which specimen the slide belongs.");
        }
        CellCount count = desk.sheet(slide).count();
        if (count.classified() == 0) {
            throw Refusal.unfit("No white cell has a class yet. Name them first.");
        }
        if (count.classified() != expected) {
            throw Refusal.conflict("The count changed since you looked: " + count.classified()
                    + " white cells have a class now. Look again.");
        }
        Instant now = Instant.now();
        ResultIntake.Arrived counted = new ResultIntake.Arrived(
                readings(accession, count, now), new Origin(NO_MESSAGE, now), Acting.current());
        String taken =
                results.takeAll(microscope(), List.of(counted)).getFirst().summary();
        String words = "Differential of " + count.classified() + " white cells confirmed: " + taken;
        desk.confirmed(slide, words);
        tubes.tube(accession).ifPresent(tube -> tubes.tell(tube.id(), words + " (slide " + id + ")"));
        return words;
    }

    private Analyzer microscope() {
        return roster.find(SAID).orElseGet(this::enter);
    }

    private Analyzer enter() {
        String actor = Acting.current().actor().name();
        var id = analyzers.add(
                new AnalyzerSettings(NAME, "Digital microscopy", SAID, "", Driver.STANDARD),
                AnalyzerState.IN_SERVICE,
                actor);
        List<Mapping> known = new ArrayList<>();
        for (MarkKind kind : MarkKind.values()) {
            if (kind.isClass() && catalogs.now().test(kind.code()).isPresent()) {
                known.add(Mapping.of(kind.code(), kind.code()));
            }
        }
        analyzers.map(id, known, actor);
        return analyzers.find(id).orElseThrow();
    }

    private static List<Reading> readings(String accession, CellCount count, Instant now) {
        String actor = Acting.current().actor().name();
        return count.differential().stream()
                .map(part -> reading(accession, part, count.classified(), actor, TIME.format(now)))
                .toList();
    }

    private static Reading reading(String accession, CellCount.Part part, int of, String actor, String time) {
        String value = BigDecimal.valueOf(part.percent())
                .setScale(1, RoundingMode.HALF_UP)
                .toPlainString();
        String words = part.count() + " of " + of + " white cells, counted on a film by " + actor;
        return new Reading(
                accession,
                List.of(accession),
                "",
                part.kind().code(),
                value,
                "%",
                "",
                "F",
                actor,
                time,
                time,
                List.of(words),
                false,
                words);
    }
}
