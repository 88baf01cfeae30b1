package org.undercroft.lab.hematology;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.hand.HandBench;
import org.undercroft.lab.hand.Station;
import org.undercroft.lab.hematology.CellClass.Family;
import org.undercroft.lab.hematology.SmearCount.State;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;

/** Counts films: each batch of keystrokes is kept at once, a finished count is signed by one person or by two. */
@Component
public class CountBench {

    static final Station STATION = new Station("manual-differential", "Manual differential");

    /** More keystrokes than this in one batch are no person's. */
    private static final int LONGEST_BATCH = 500;

    private static final int FEWEST = 25;
    private static final int MOST = 1_000;
    private static final int MOST_STROKES = 10_000;

    private final HematologyRepository repository;
    private final SmearList smears;
    private final HandBench hand;
    private final AuditTrail audit;
    private final Clock clock = Clock.systemUTC();

    CountBench(HematologyRepository repository, SmearList smears, HandBench hand, AuditTrail audit) {
        this.repository = repository;
        this.smears = smears;
        this.hand = hand;
        this.audit = audit;
    }

    /**
     * What else was seen on the film.
     *
     * @param morphology grades by finding
     * @param platelets the estimate; may be empty
     * @param comment may be empty
     * @param correctsWhiteCount whether the leukocytes are to be corrected
     * @param asksForReview whether another person is to look before it is signed
     */
    record Seen(
            Map<String, String> morphology,
            String platelets,
            String comment,
            boolean correctsWhiteCount,
            boolean asksForReview) {}

    /** Begins a count, or gives the one that is open for this specimen. */
    @Transactional
    public SmearCount open(String accession, int goal) {
        fits(goal);
        BloodCountRow row = smears.of(accession)
                .orElseThrow(() -> Refusal.unknown(
                        "No leukocytes were measured in " + accession + ": there is nothing to count."));
        if (row.count() != null && (row.state() == State.OPEN || row.state() == State.COUNTED)) {
            return find(row.count());
        }
        long id = repository
                .open(accession, goal, row.reasons(), person())
                .orElseThrow(() -> Refusal.conflict("Somebody has begun to count " + accession + " meanwhile."));
        SmearCount count = find(id);
        note(AuditAction.CREATE, count, "count of " + goal + " leukocytes begun");
        return count;
    }

    /** A count, as somebody reads it. */
    @Transactional
    public SmearCount read(long id) {
        SmearCount count = find(id);
        note(AuditAction.READ, count, "");
        return count;
    }

    private SmearCount find(long id) {
        return repository.find(id).orElseThrow(() -> Refusal.unknown("There is no count " + id + "."));
    }

    /**
     * Keeps keystrokes.
     *
     * @param from how many were kept before these; what was sent twice is kept once
     * @return how many are kept now
     */
    @Transactional
    public int strike(long id, int from, List<String> strokes) {
        SmearCount count = locked(id, State.OPEN);
        List<String> kept = count.strokes();
        if (from < 0 || from > kept.size() || strokes.size() > LONGEST_BATCH) {
            throw Refusal.conflict(kept.size() + " keystrokes are kept: what you send must begin there or before.");
        }
        int known = Math.min(kept.size() - from, strokes.size());
        if (!kept.subList(from, from + known).equals(strokes.subList(0, known))) {
            throw Refusal.conflict("This film is counted elsewhere, too. Load the page again to see how it stands.");
        }
        List<String> fresh = strokes.subList(known, strokes.size());
        if (kept.size() + fresh.size() > MOST_STROKES) {
            throw Refusal.unfit("A count has at most " + MOST_STROKES + " keystrokes.");
        }
        tally(fresh, count.goal());
        repository.append(id, fresh);
        return kept.size() + fresh.size();
    }

    private static Tally tally(List<String> strokes, int goal) {
        try {
            return Tally.of(strokes, goal);
        } catch (IllegalArgumentException unknown) {
            throw Refusal.unfit("A keystroke means no cell: " + unknown.getMessage());
        }
    }

    /** Sets how many leukocytes are to be counted; not fewer than there are. */
    @Transactional
    public void aim(long id, int goal) {
        SmearCount count = locked(id, State.OPEN);
        fits(goal);
        int leukocytes = count.tally().leukocytes();
        if (goal < leukocytes) {
            throw Refusal.unfit("Not fewer than were counted: " + leukocytes + ".");
        }
        repository.aim(id, goal);
    }

    private static void fits(int goal) {
        if (goal < FEWEST || goal > MOST) {
            throw Refusal.unfit("A differential counts between " + FEWEST + " and " + MOST + " leukocytes.");
        }
    }

    /**
     * Takes a count that was made elsewhere, such as on a slide, as if its cells had been struck here: the same rules say
     * whether it is signed or waits for another person.
     *
     * @param cells what was counted
     */
    @Transactional
    public SmearCount take(String accession, List<CellClass> cells) {
        int leukocytes = (int) cells.stream().filter(CellClass::isLeukocyte).count();
        long id = open(accession, leukocytes).id();
        SmearCount count = locked(id, State.OPEN);
        if (!count.strokes().isEmpty()) {
            throw Refusal.conflict(accession + " is being counted by " + count.openedBy() + ". One count at a time.");
        }
        repository.aim(id, leukocytes);
        repository.append(id, cells.stream().map(CellClass::name).toList());
        return finish(id, new Seen(Map.of(), "", "", false, false));
    }

    /** Ends the count: it waits for another person if it was asked or blasts were seen, else it is signed. */
    @Transactional
    public SmearCount finish(long id, Seen seen) {
        SmearCount count = locked(id, State.OPEN);
        if (!count.tally().isComplete()) {
            throw Refusal.unfit(count.tally().leukocytes() + " of " + count.goal()
                    + " leukocytes are counted. Count on, or set a smaller goal.");
        }
        if (!seen.platelets().isEmpty() && !FilmFindings.PLATELETS.contains(seen.platelets())) {
            throw Refusal.unfit("'" + seen.platelets() + "' is no estimate of platelets.");
        }
        boolean waits = seen.asksForReview() || count.tally().count(CellClass.BLAST) > 0;
        Instant now = clock.instant();
        SmearCount finished = with(count, seen, waits ? State.COUNTED : State.SIGNED, now, waits ? "" : person());
        repository.save(finished);
        note(AuditAction.UPDATE, finished, waits ? "counted; another person is to look" : "counted and signed");
        if (!waits) {
            report(finished, now);
        }
        return finished;
    }

    /** Signs what another person has counted. */
    @Transactional
    public SmearCount sign(long id) {
        SmearCount count = locked(id, State.COUNTED);
        if (count.countedBy().equals(person())) {
            throw Refusal.conflict("You counted it yourself: another person signs it.");
        }
        Instant now = clock.instant();
        SmearCount signed = being(count, State.SIGNED, count.countedAt(), now, person(), count.note());
        repository.save(signed);
        note(AuditAction.UPDATE, signed, "reviewed and signed");
        report(signed, now);
        return signed;
    }

    /** Gives a count back to the counter, or abandons it; the keystrokes stay on record. */
    @Transactional
    public void put(long id, State state, String why) {
        SmearCount count = repository.lock(id).orElseThrow(() -> Refusal.unknown("There is no count " + id + "."));
        boolean fits = state == State.OPEN
                ? count.state() == State.COUNTED
                : state == State.ABANDONED && (count.state() == State.OPEN || count.state() == State.COUNTED);
        if (!fits) {
            throw Refusal.conflict("The count is " + count.state().label().toLowerCase(java.util.Locale.ROOT) + ".");
        }
        if (why.isBlank()) {
            throw Refusal.unfit("Say why: the reason stays with the count.");
        }
        SmearCount now = being(count, state, null, null, "", why.strip());
        repository.save(now);
        note(AuditAction.UPDATE, now, state.label() + ": " + why.strip());
    }

    /** The analyzer's shares of the families, as far as it gave them. */
    Map<Family, BigDecimal> analyzerShares(SmearCount count) {
        Map<String, BigDecimal> values = values(count);
        Map<Family, BigDecimal> shares = new EnumMap<>(Family.class);
        for (Family family : Family.values()) {
            BigDecimal share = values.get(family.analyzerTest());
            if (share != null) {
                shares.put(family, share);
            }
        }
        return shares;
    }

    /** What the analyzer measured in the specimen, by test. */
    Map<String, BigDecimal> values(SmearCount count) {
        return smears.of(count.accession()).map(BloodCountRow::values).orElse(Map.of());
    }

    private void report(SmearCount count, Instant now) {
        String why = count.reasons().isEmpty() ? "film counted" : String.join("; ", count.reasons());
        hand.enter(STATION, count.accession(), DifferentialResults.of(count, values(count)), why, now);
    }

    private SmearCount locked(long id, State state) {
        SmearCount count = repository.lock(id).orElseThrow(() -> Refusal.unknown("There is no count " + id + "."));
        if (count.state() != state) {
            throw Refusal.conflict("The count is " + count.state().label().toLowerCase(java.util.Locale.ROOT) + ".");
        }
        return count;
    }

    private SmearCount with(SmearCount count, Seen seen, State state, Instant now, String signer) {
        Map<String, String> grades;
        try {
            grades = FilmFindings.graded(seen.morphology());
        } catch (IllegalArgumentException unfit) {
            throw Refusal.unfit(String.valueOf(unfit.getMessage()));
        }
        return new SmearCount(
                count.id(),
                count.accession(),
                count.patient(),
                count.patientName(),
                count.recordNumber(),
                state,
                count.goal(),
                count.strokes(),
                count.reasons(),
                grades,
                seen.platelets(),
                seen.comment().strip(),
                seen.correctsWhiteCount(),
                count.openedAt(),
                count.openedBy(),
                now,
                person(),
                signer.isEmpty() ? null : now,
                signer,
                count.note());
    }

    private static SmearCount being(
            SmearCount count,
            State state,
            @org.jspecify.annotations.Nullable Instant countedAt,
            @org.jspecify.annotations.Nullable Instant signedAt,
            String signer,
            String note) {
        return new SmearCount(
                count.id(),
                count.accession(),
                count.patient(),
                count.patientName(),
                count.recordNumber(),
                state,
                count.goal(),
                count.strokes(),
                count.reasons(),
                count.morphology(),
                count.platelets(),
                count.comment(),
                count.correctsWhiteCount(),
                count.openedAt(),
                count.openedBy(),
                countedAt,
                countedAt == null ? "" : count.countedBy(),
                signedAt,
                signer,
                note);
    }

    private void note(AuditAction action, SmearCount count, String words) {
        audit.record(AuditEntry.ofPatient(action, "smear-count", String.valueOf(count.id()), count.patient())
                .saying(Optional.of(words).filter(said -> !said.isEmpty()).orElse(null)));
    }

    private static String person() {
        return Acting.current().actor().name();
    }
}
