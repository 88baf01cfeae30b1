package org.undercroft.lab.centrifuge;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.CentrifugeRunFailed;
import org.undercroft.lab.specimen.Specimen;
import org.undercroft.lab.specimen.SpecimenBook;
import org.undercroft.lab.specimen.UseOfSpecimens;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.event.EventLog;
import org.undercroft.platform.page.Refusal;

/** Works the centrifuges: begins a run, takes its tubes in by scan, and keeps how it ended. */
@Component
class Spinning {

    private final CentrifugeBook book;
    private final CentrifugeRuns runs;
    private final SpecimenBook specimens;
    private final UseOfSpecimens use;
    private final EventLog events;
    private final AuditTrail audit;
    private final Clock clock;

    Spinning(
            CentrifugeBook book,
            CentrifugeRuns runs,
            SpecimenBook specimens,
            UseOfSpecimens use,
            EventLog events,
            AuditTrail audit,
            Clock clock) {
        this.book = book;
        this.runs = runs;
        this.specimens = specimens;
        this.use = use;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** Enters a centrifuge; gives its number. */
    @Transactional
    public long add(String name, String tag) {
        if (name.isBlank() || tag.isBlank() || name.length() > 60 || tag.length() > 40) {
            throw Refusal.unfit("A centrifuge has a name and its equipment tag.");
        }
        try {
            long id = book.add(name.strip(), tag.strip());
            audit.configurationChanged("centrifuge/" + id, null, name + " " + tag);
            return id;
        } catch (DuplicateKeyException taken) {
            throw Refusal.conflict("There is a centrifuge with this name or tag already.");
        }
    }

    /** Enters a rotor; gives its number. */
    @Transactional
    public long addRotor(long centrifuge, String name, RotorKind kind, BigDecimal radius, int mostRpm, int places) {
        if (name.isBlank()
                || radius.doubleValue() < 1
                || radius.doubleValue() > 50
                || mostRpm < 100
                || mostRpm > 200_000
                || places < 1) {
            throw Refusal.unfit(
                    "A rotor has a name, a radius of 1 to 50 cm, 100 to 200,000 rpm at most and a place or more.");
        }
        Centrifuge owner = centrifuge(centrifuge);
        try {
            long id = book.addRotor(centrifuge, name.strip(), kind, radius, mostRpm, places);
            audit.configurationChanged("centrifuge/" + centrifuge + "/rotor/" + id, null, owner.name() + " " + name);
            return id;
        } catch (DuplicateKeyException taken) {
            throw Refusal.conflict(owner.name() + " has a rotor '" + name + "' already.");
        }
    }

    /** Enters a program of a rotor; gives its number. */
    @Transactional
    public long addProgram(
            long rotorId, String name, int rpm, BigDecimal minutes, @Nullable BigDecimal celsius, int brake) {
        Centrifuge.Rotor rotor = book.centrifuges().stream()
                .flatMap(centrifuge -> centrifuge.rotors().stream())
                .filter(each -> each.id() == rotorId)
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("There is no rotor " + rotorId + "."));
        if (name.isBlank() || rpm < 1 || rpm > rotor.mostRpm()) {
            throw Refusal.unfit("A program has a name and a speed that rotor " + rotor.name() + " may run: at most "
                    + rotor.mostRpm() + " rpm.");
        }
        if (minutes.signum() <= 0 || brake < 0 || brake > 9) {
            throw Refusal.unfit("A program runs for more than 0 minutes, with a brake of 0 to 9.");
        }
        try {
            long id = book.addProgram(rotorId, name.strip(), rpm, minutes, celsius, brake);
            audit.configurationChanged("centrifuge-program/" + id, null, name + " " + rpm + " rpm");
            return id;
        } catch (DuplicateKeyException taken) {
            throw Refusal.conflict("Rotor " + rotor.name() + " has a program '" + name + "' already.");
        }
    }

    /** Sets what a kind of specimen needs. */
    @Transactional
    public void save(SpinProfile profile) {
        if (profile.lowForce() < 1
                || profile.lowForce() > profile.highForce()
                || profile.minutes().signum() <= 0) {
            throw Refusal.unfit("The least force is above 0 and not above the greatest, the time above 0.");
        }
        String before = book.profile(profile.type()).map(SpinProfile::toString).orElse(null);
        book.save(profile);
        audit.configurationChanged("spin-profile/" + profile.type(), before, profile.toString());
    }

    Centrifuge centrifuge(long id) {
        return book.centrifuges().stream()
                .filter(centrifuge -> centrifuge.id() == id)
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("There is no centrifuge " + id + "."));
    }

    /** Begins a run of a program; gives its number. A centrifuge has one run at a time. */
    @Transactional
    public long begin(long centrifugeId, long programId) {
        Centrifuge centrifuge = centrifuge(centrifugeId);
        for (Centrifuge.Rotor rotor : centrifuge.rotors()) {
            for (Centrifuge.Program program : rotor.programs()) {
                if (program.id() == programId) {
                    try {
                        return runs.begin(centrifuge, rotor, program, clock.instant());
                    } catch (DuplicateKeyException busy) {
                        throw Refusal.conflict(centrifuge.name() + " has a run that isn't ended.");
                    }
                }
            }
        }
        throw Refusal.unknown(centrifuge.name() + " has no program " + programId + ".");
    }

    /** A run with its tubes; that it was read is written down. */
    @Transactional
    public Run run(long id) {
        Run run = runs.run(id).orElseThrow(() -> Refusal.unknown("There is no run " + id + "."));
        audit.record(AuditEntry.of(AuditAction.READ, AuditEntry.PATIENT_RECORD, "centrifuge-run", String.valueOf(id))
                .about(run.load().stream().map(Run.Load::patient).distinct().toList()));
        return run;
    }

    /**
     * Takes a tube into a run.
     *
     * @param reason why it is spun although its profile refuses it; empty if nobody gave one
     * @return what wasn't as its profile wants it
     */
    @Transactional
    public List<String> load(long id, String accession, String reason) {
        Instant now = clock.instant();
        Run run = in(id, Run.State.LOADING);
        Specimen specimen = specimens.lock(accession);
        if (run.load().stream().anyMatch(tube -> tube.specimen() == specimen.id())) {
            throw Refusal.conflict("Tube " + accession + " is in this run already.");
        } else if (run.load().size() >= run.places()) {
            throw Refusal.conflict("Rotor " + run.rotor() + " is full: it holds " + run.places() + " tubes.");
        }
        use.atHand(specimen, "spin");
        List<SpinRules.Finding> findings = SpinRules.judge(
                book.profile(specimen.type()).orElse(null),
                new SpinRules.Tube(specimen.collectedAt(), runs.spins(specimen.id())),
                new SpinRules.Plan(run.setForce().doubleValue(), run.minutes().doubleValue(), run.kind(), now));
        List<String> words = findings.stream().map(SpinRules.Finding::words).toList();
        if (findings.stream().anyMatch(SpinRules.Finding::refuses)) {
            if (reason.isBlank()) {
                throw Refusal.conflict("Tube " + accession + " is not taken. " + String.join(" ", words)
                        + " Give a reason to spin it all the same.");
            }
            specimens.override(specimen.id(), now, "spin profile", String.join(" ", words), reason.strip());
        }
        runs.load(id, specimen.id(), words, reason.strip(), now);
        audit.record(AuditEntry.ofPatient(AuditAction.UPDATE, "Specimen", accession, specimen.patient())
                .saying("in centrifuge run " + id));
        return words;
    }

    /** Takes a tube out of a run that hasn't started. */
    @Transactional
    public void unload(long id, String accession) {
        Run run = in(id, Run.State.LOADING);
        run.load().stream()
                .filter(tube -> tube.accession().equals(accession))
                .findFirst()
                .ifPresent(tube -> runs.unload(id, tube.specimen()));
    }

    /** Starts a run. */
    @Transactional
    public Run start(long id) {
        Run run = in(id, Run.State.LOADING);
        if (run.load().isEmpty()) {
            throw Refusal.conflict("No tube was scanned into this run.");
        }
        Instant now = clock.instant();
        runs.start(id, now);
        run.load()
                .forEach(tube ->
                        specimens.tell(tube.specimen(), now, "Centrifuge run " + id + " started " + run.words()));
        return run;
    }

    /**
     * Keeps how a run ended; one that failed is told.
     *
     * @param reachedRpm the speed the centrifuge showed; null if unknown
     */
    @Transactional
    public void end(long id, Run.State outcome, @Nullable Integer reachedRpm, String note) {
        if (!outcome.isOutcome()) {
            throw Refusal.unfit("A run ends completed, stopped, out of balance or failed.");
        }
        if (outcome == Run.State.COMPLETED && reachedRpm == null) {
            throw Refusal.unfit("Enter the speed that the centrifuge showed: what was set is not what was reached.");
        }
        if (reachedRpm != null && (reachedRpm < 1 || reachedRpm > 200_000)) {
            throw Refusal.unfit("The speed is 1 to 200,000 rpm.");
        }
        Instant now = clock.instant();
        Run running = in(id, Run.State.RUNNING);
        runs.end(running, outcome, reachedRpm, note.strip(), now);
        Run run = runs.run(id).orElseThrow();
        String words = outcome == Run.State.COMPLETED
                ? "Spun " + run.words()
                : "Centrifuge run " + id + ": " + outcome.label().toLowerCase(Locale.ROOT)
                        + (note.isBlank() ? "" : ", " + note.strip());
        run.load().forEach(tube -> specimens.tell(tube.specimen(), now, words));
        if (outcome != Run.State.COMPLETED) {
            events.append(new CentrifugeRunFailed(
                    id,
                    run.centrifugeName(),
                    run.equipmentTag(),
                    outcome.name(),
                    note.strip(),
                    run.load().stream().map(Run.Load::accession).toList()));
        }
    }

    /** Gives a run up before it starts. */
    @Transactional
    public void cancel(long id) {
        runs.end(in(id, Run.State.LOADING), Run.State.CANCELLED, null, "", clock.instant());
    }

    private Run in(long id, Run.State state) {
        Run run = runs.lock(id).orElseThrow(() -> Refusal.unknown("There is no run " + id + "."));
        if (run.state() != state) {
            throw Refusal.conflict("Run " + id + " is " + run.state().label().toLowerCase(Locale.ROOT) + ".");
        }
        return run;
    }
}
