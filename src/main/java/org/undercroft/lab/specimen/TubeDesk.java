package org.undercroft.lab.specimen;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.bench.SpecimenStory;
import org.undercroft.platform.page.Refusal;

/** Shows one tube with its whole life. */
@Component
class TubeDesk {

    private final SpecimenBook book;
    private final SpecimenStory stories;
    private final HandlingBook handling;
    private final Rejections rejections;
    private final Clock clock;

    TubeDesk(SpecimenBook book, SpecimenStory stories, HandlingBook handling, Rejections rejections, Clock clock) {
        this.book = book;
        this.stories = stories;
        this.handling = handling;
        this.rejections = rejections;
        this.clock = clock;
    }

    /**
     * A tube, its parts, whether it may be used, and what happened to it.
     *
     * @param rejection the one that stands; null if it isn't rejected
     * @param undoable whether the rejection can still be taken back
     * @param story oldest first
     */
    record Life(
            Specimen specimen,
            List<Specimen> aliquots,
            Stability stability,
            Rejections.@Nullable Rejection rejection,
            boolean undoable,
            List<String> overrides,
            List<SpecimenStory.Happening> story) {}

    /** The number of the tube that a scanned code means; empty if there is none. */
    Optional<String> meant(String code) {
        return book.find(code.strip()).map(Specimen::accession);
    }

    /** The tube with this number, ours or the sender's; that it was read is written down. */
    @Transactional
    public Life of(String number) {
        Instant now = clock.instant();
        Specimen specimen =
                book.find(number).orElseThrow(() -> Refusal.unknown("No specimen has the number " + number + "."));
        List<SpecimenStory.Happening> story = stories.find(specimen.accession())
                .map(SpecimenStory.Tube::story)
                .orElse(List.of());
        Rejections.Rejection rejection = rejections.standing(specimen.id()).orElse(null);
        return new Life(
                specimen,
                book.aliquots(specimen.id()),
                handling.stability(specimen, now),
                rejection,
                rejection != null && rejection.isUndoable(now),
                book.overrides(specimen.id()),
                story);
    }
}
