package org.undercroft.lab.urinalysis;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.hand.Found;
import org.undercroft.lab.hand.HandBench;
import org.undercroft.lab.hand.Station;
import org.undercroft.lab.urinalysis.Urine.State;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;

/** Works on urines: reads the strip, counts the sediment, and confirms both as results. */
@Component
class UrinalysisBench {

    static final Station STATION = new Station("urinalysis", "Urinalysis bench");

    private static final Duration SHOWN = Duration.ofDays(3);
    private static final int MOST = 500;
    private static final int LONGEST_BATCH = 500;
    private static final int MOST_STROKES = 10_000;
    private static final int LONGEST_WORDS = 400;

    private final UrinalysisRepository repository;
    private final HandBench hand;
    private final AuditTrail audit;
    private final Clock clock;

    UrinalysisBench(UrinalysisRepository repository, HandBench hand, AuditTrail audit, Clock clock) {
        this.repository = repository;
        this.hand = hand;
        this.audit = audit;
        this.clock = clock;
    }

    /** The urines of the last days, the urgent first. */
    @Transactional
    public List<UrineRow> list() {
        List<UrineRow> rows = repository.list(clock.instant().minus(SHOWN), MOST);
        audit.record(AuditEntry.of(AuditAction.READ, AuditEntry.PATIENT_RECORD, "urines", "")
                .about(rows.stream().map(UrineRow::patient).distinct().toList()));
        return rows;
    }

    /** Brings a urine to the bench, or gives the one that is there. */
    @Transactional
    public Urine open(String accession) {
        long specimen = repository
                .specimen(accession)
                .orElseThrow(() -> Refusal.unknown("No specimen has the number " + accession + "."));
        var there = repository.open(specimen);
        if (there.isPresent()) {
            return find(there.get());
        }
        Urine urine = find(repository.begin(specimen, clock.instant(), person()));
        note(AuditAction.CREATE, urine, "brought to the bench");
        return urine;
    }

    @Transactional
    public Urine read(long id) {
        Urine urine = find(id);
        note(AuditAction.READ, urine, "");
        return urine;
    }

    private Urine find(long id) {
        return repository.find(id).orElseThrow(() -> Refusal.unknown("There is no urine " + id + " on the bench."));
    }

    private Urine locked(long id) {
        Urine urine =
                repository.lock(id).orElseThrow(() -> Refusal.unknown("There is no urine " + id + " on the bench."));
        if (urine.state() != State.OPEN) {
            throw Refusal.conflict("This urine is " + urine.state().label().toLowerCase(java.util.Locale.ROOT)
                    + ": bring it to the bench again.");
        }
        return urine;
    }

    /** Keeps what a person read on the strip. */
    @Transactional
    public Urine strip(long id, Map<String, String> grades) {
        Urine before = locked(id);
        Map<String, String> kept = new HashMap<>();
        for (Pad pad : repository.pads()) {
            String grade = grades.getOrDefault(pad.test(), "").strip();
            if (!grade.isEmpty() && !pad.grades().contains(grade)) {
                throw Refusal.unfit(pad.label() + " says one of " + String.join(", ", pad.grades()) + ".");
            }
            if (!grade.isEmpty()) {
                kept.put(pad.test(), grade);
            }
        }
        repository.strip(id, kept, person());
        note(AuditAction.UPDATE, before, "strip read: " + kept);
        return find(id);
    }

    /**
     * Keeps keystrokes of the sediment.
     *
     * @param from how many were kept before these; what was sent twice is kept once
     * @return how many are kept now
     */
    @Transactional
    public int strike(long id, int from, List<String> strokes) {
        Urine urine = locked(id);
        List<String> kept = urine.strokes();
        if (from < 0 || from > kept.size() || strokes.size() > LONGEST_BATCH) {
            throw Refusal.conflict(kept.size() + " keystrokes are kept: what you send must begin there or before.");
        }
        int known = Math.min(kept.size() - from, strokes.size());
        if (!kept.subList(from, from + known).equals(strokes.subList(0, known))) {
            throw Refusal.conflict("This sediment is counted elsewhere, too. Load the page again.");
        }
        List<String> fresh = strokes.subList(known, strokes.size());
        if (kept.size() + fresh.size() > MOST_STROKES) {
            throw Refusal.unfit("A sediment has at most " + MOST_STROKES + " keystrokes.");
        }
        try {
            Sediment.of(fresh, repository.elements());
        } catch (IllegalArgumentException unknown) {
            throw Refusal.unfit(String.valueOf(unknown.getMessage()) + ".");
        }
        repository.append(id, fresh);
        return kept.size() + fresh.size();
    }

    /**
     * Keeps what else was seen.
     *
     * @param accepted why strip and sediment may disagree; empty if they don't
     */
    @Transactional
    public Urine see(long id, Map<String, String> seen, String accepted) {
        Urine before = locked(id);
        Map<String, String> kept = new HashMap<>();
        if (accepted.length() > LONGEST_WORDS) {
            throw Refusal.unfit("A reason has at most " + LONGEST_WORDS + " characters.");
        }
        seen.forEach((test, words) -> {
            if (words.length() > LONGEST_WORDS) {
                throw Refusal.unfit("At most " + LONGEST_WORDS + " characters are kept of what is seen.");
            }
            if (!Assessment.SEEN.containsKey(test)) {
                throw Refusal.unfit("'" + test + "' is nothing that is seen in a sediment.");
            }
            if (!words.isBlank()) {
                kept.put(test, words.strip());
            }
        });
        repository.seen(id, kept, accepted.strip());
        note(AuditAction.UPDATE, before, "sediment: " + kept + (accepted.isBlank() ? "" : "; " + accepted.strip()));
        return find(id);
    }

    /** What a urine amounts to as it stands. */
    Assessment assess(Urine urine) {
        return Assessment.of(urine, repository.pads(), repository.elements());
    }

    List<Pad> pads() {
        return repository.pads();
    }

    List<Element> elements() {
        return repository.elements();
    }

    /** Confirms strip and sediment: they become results, judged like any other. */
    @Transactional
    public Urine confirm(long id) {
        Urine urine = locked(id);
        Assessment assessment = assess(urine);
        if (!assessment.obstacles().isEmpty()) {
            throw Refusal.conflict(String.join(" ", assessment.obstacles()));
        }
        Instant now = clock.instant();
        List<Found> found = assessment.results(urine, repository.pads(), repository.elements());
        String why = assessment.reasons().isEmpty()
                ? "read at the urinalysis bench"
                : String.join(", ", assessment.reasons());
        if (!found.isEmpty()) {
            hand.enter(STATION, urine.accession(), found, why, now);
        }
        repository.close(id, State.CONFIRMED, now, person());
        note(AuditAction.UPDATE, urine, "confirmed: " + found.size() + " results");
        return find(id);
    }

    /** Leaves a urine; what was read stays on record. */
    @Transactional
    public Urine abandon(long id, String why) {
        Urine urine = locked(id);
        if (why.isBlank()) {
            throw Refusal.unfit("Say why: the reason stays with the urine.");
        }
        repository.close(id, State.ABANDONED, clock.instant(), person());
        note(AuditAction.UPDATE, urine, "abandoned: " + why.strip());
        return find(id);
    }

    /** Sets from which grade on a pad asks for the sediment; empty for never. */
    @Transactional
    public void askFrom(String test, String grade) {
        Pad before = repository.pads().stream()
                .filter(pad -> pad.test().equals(test))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("The strip has no pad " + test + "."));
        try {
            new Pad(test, before.label(), before.grades(), grade);
        } catch (IllegalArgumentException unfit) {
            throw Refusal.unfit(String.valueOf(unfit.getMessage()) + ".");
        }
        repository.askFrom(test, grade);
        audit.configurationChanged("urine-pad/" + test, before.asksFrom(), grade);
    }

    private void note(AuditAction action, Urine urine, String words) {
        audit.record(AuditEntry.ofPatient(action, "urine", String.valueOf(urine.id()), urine.patient())
                .saying(words.isEmpty() ? null : words));
    }

    private static String person() {
        return Acting.current().actor().name();
    }
}
