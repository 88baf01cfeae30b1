package org.undercroft.lab.microscope.mark;

import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.hematology.CountBench;
import org.undercroft.lab.hematology.SmearCount;
import org.undercroft.lab.microscope.slide.Slide;
import org.undercroft.lab.microscope.slide.SlideDesk;
import org.undercroft.lab.microscope.slide.SlideRepository;
import org.undercroft.platform.page.Refusal;

/** Gives a person's confirmed differential to the hematology bench, where every differential is signed. */
@Component
public class CountConfirmation {

    private final SlideDesk slides;
    private final SlideRepository tubes;
    private final MarkDesk desk;
    private final CountBench bench;

    CountConfirmation(SlideDesk slides, SlideRepository tubes, MarkDesk desk, CountBench bench) {
        this.slides = slides;
        this.tubes = tubes;
        this.desk = desk;
        this.bench = bench;
    }

    /**
     * Sends the differential as it stands, in the name of the person who acts.
     *
     * @param expected how many classified cells the person saw when confirming
     * @return what became of it, in words
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
        SmearCount counted = bench.take(accession, count.cells());
        String words = "Differential of " + count.classified() + " white cells confirmed: "
                + counted.state().label().toLowerCase(Locale.ROOT);
        desk.confirmed(slide, words);
        tubes.tube(accession).ifPresent(tube -> tubes.tell(tube.id(), words + " (slide " + id + ")"));
        return words;
    }
}
