package org.undercroft.lab.plate;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.hand.Found;
import org.undercroft.lab.hand.HandBench;
import org.undercroft.lab.hand.Station;
import org.undercroft.lab.plate.Plate.State;
import org.undercroft.lab.plate.PlateJudgement.Verdict;
import org.undercroft.lab.plate.Well.Content;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;

/** Works on plates: fills them by scan, reads a cycler's file, and confirms what they say as results. */
@Component
class PlateDesk {

    static final Station STATION = new Station("plate", "Molecular plate");

    /** Scanned instead of a specimen, these put a control into the next well. */
    static final String NEGATIVE = "NTC";

    static final String POSITIVE = "POS";

    private static final int SHOWN = 100;
    private static final int LONGEST_FILE = 1_000_000;
    private static final int LONGEST_REASON = 400;

    private final PlateRepository repository;
    private final HandBench hand;
    private final AuditTrail audit;
    private final Clock clock;

    PlateDesk(PlateRepository repository, HandBench hand, AuditTrail audit, Clock clock) {
        this.repository = repository;
        this.hand = hand;
        this.audit = audit;
        this.clock = clock;
    }

    List<Plate> latest() {
        return repository.latest(SHOWN);
    }

    List<Assay> assays() {
        return repository.assays();
    }

    List<CyclerFile.Format> formats() {
        return repository.formats();
    }

    @Transactional
    public Plate begin(String code, PlateSize size) {
        Assay assay = repository.assays().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("There is no assay " + code + "."));
        Plate plate = find(repository.begin(assay, size, clock.instant(), person()));
        note(AuditAction.CREATE, plate, "begun for " + plate.assay().name());
        return plate;
    }

    /** The plate, as somebody reads it. */
    @Transactional
    public Plate look(long id) {
        Plate plate = find(id);
        note(AuditAction.READ, plate, "");
        return plate;
    }

    List<String> problems(long id) {
        return repository.problems(id);
    }

    private Plate find(long id) {
        return repository.find(id).orElseThrow(() -> Refusal.unknown("There is no plate " + id + "."));
    }

    private Plate locked(long id, Set<State> states) {
        Plate plate = repository.lock(id).orElseThrow(() -> Refusal.unknown("There is no plate " + id + "."));
        if (!states.contains(plate.state())) {
            throw Refusal.conflict("The plate is " + plate.state().label().toLowerCase(Locale.ROOT) + ".");
        }
        return plate;
    }

    /**
     * Puts what was scanned into the next well, or into the one named.
     *
     * @param code a specimen's number, {@value #NEGATIVE} or {@value #POSITIVE}
     * @param wellName where; empty for the next free well
     * @return the name of the well
     */
    @Transactional
    public String place(long id, String code, String wellName) {
        Plate plate = locked(id, Set.of(State.FILLING));
        int position = wellName.isBlank()
                ? plate.next()
                : plate.size()
                        .position(wellName)
                        .orElseThrow(() -> Refusal.unfit("The plate has no well '" + wellName + "'."));
        if (position >= plate.size().wells()) {
            throw Refusal.conflict("The plate is full.");
        }
        String well = plate.size().well(position);
        if (plate.at(position).isPresent()) {
            throw Refusal.conflict("Something is in " + well + " already.");
        }
        String scanned = code.strip();
        switch (scanned.toUpperCase(Locale.ROOT)) {
            case NEGATIVE -> repository.place(id, position, Content.NEGATIVE, null, clock.instant(), person());
            case POSITIVE -> repository.place(id, position, Content.POSITIVE, null, clock.instant(), person());
            default -> sample(plate, position, scanned);
        }
        note(AuditAction.UPDATE, find(id), scanned + " into " + well);
        return well;
    }

    private void sample(Plate plate, int position, String accession) {
        PlateRepository.Specimen specimen = repository
                .specimen(accession, plate.assay().test())
                .orElseThrow(() -> Refusal.unknown("No specimen has the number " + accession + "."));
        plate.wells().stream()
                .filter(well -> well.accession().equals(accession))
                .findFirst()
                .ifPresent(well -> {
                    throw Refusal.conflict(accession + " is in " + well.name() + " already.");
                });
        if (!specimen.ordered()) {
            throw Refusal.conflict(plate.assay().test() + " is not ordered on " + accession + ".");
        }
        repository.place(plate.id(), position, Content.SAMPLE, specimen.id(), clock.instant(), person());
    }

    /** Takes out what was put into a well. */
    @Transactional
    public Plate clear(long id, String wellName) {
        Plate plate = locked(id, Set.of(State.FILLING));
        int position = plate.size()
                .position(wellName)
                .orElseThrow(() -> Refusal.unfit("The plate has no well '" + wellName + "'."));
        Well well = plate.at(position).orElseThrow(() -> Refusal.conflict("Nothing is in " + wellName + "."));
        repository.clear(id, position);
        note(AuditAction.UPDATE, plate, "taken out of " + well.name() + ": " + well.accession());
        return find(id);
    }

    /**
     * Reads a cycler's file. The file is kept as it is, also when it can't be read.
     *
     * @return what is wrong with it, in words; empty if it was read
     */
    @Transactional
    public String read(long id, String formatCode, String content) {
        Plate plate = locked(id, Set.of(State.FILLING, State.READ));
        CyclerFile.Format format = repository.formats().stream()
                .filter(each -> each.code().equals(formatCode))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("There is no format " + formatCode + "."));
        if (content.isBlank() || content.length() > LONGEST_FILE) {
            throw Refusal.unfit("A file has 1 to " + LONGEST_FILE + " characters.");
        }
        String problem = "";
        try {
            Set<Integer> filled = plate.wells().stream().map(Well::position).collect(Collectors.toSet());
            repository.read(id, CyclerFile.read(content, format, plate.size(), plate.assay(), filled));
        } catch (IllegalArgumentException unreadable) {
            problem = unreadable.getMessage() + ".";
        }
        repository.keepFile(id, formatCode, content, problem, clock.instant(), person());
        note(AuditAction.UPDATE, plate, problem.isEmpty() ? "file read" : "file not read: " + problem);
        return problem;
    }

    /**
     * Confirms a plate whose controls are good: what was detected and what wasn't become results; the rest is repeated.
     *
     * @return how many results
     */
    @Transactional
    public int confirm(long id) {
        Plate plate = locked(id, Set.of(State.READ));
        PlateJudgement judgement = plate.judgement();
        if (!judgement.isValid()) {
            throw Refusal.conflict("The plate is invalid. " + String.join(" ", judgement.failures()));
        }
        Instant now = clock.instant();
        int reported = 0;
        for (Well well : plate.wells()) {
            Verdict verdict = judgement.verdicts().getOrDefault(well.position(), Verdict.NOT_READ);
            if (well.content() == Content.SAMPLE && verdict.isReported()) {
                String words = "Plate " + plate.code() + ", well " + well.name() + ": " + well.words();
                hand.enter(
                        STATION,
                        well.accession(),
                        List.of(new Found(plate.assay().test(), verdict.label(), List.of(words))),
                        "measured on plate " + plate.code(),
                        now);
                reported++;
            }
        }
        repository.close(id, State.CONFIRMED, "", now, person());
        note(AuditAction.UPDATE, plate, "confirmed: " + reported + " results");
        return reported;
    }

    /** Leaves a plate; its file and wells stay on record, and its specimens may go onto another. */
    @Transactional
    public Plate abandon(long id, String why) {
        Plate plate = locked(id, Set.of(State.FILLING, State.READ));
        if (why.isBlank() || why.length() > LONGEST_REASON) {
            throw Refusal.unfit(
                    "Say why, in at most " + LONGEST_REASON + " characters: the reason stays with the plate.");
        }
        repository.close(id, State.ABANDONED, why.strip(), clock.instant(), person());
        note(AuditAction.UPDATE, plate, "abandoned: " + why.strip());
        return find(id);
    }

    @Transactional
    public void set(Assay assay) {
        repository.set(assay);
        audit.configurationChanged("plate-assay/" + assay.code(), null, assay.toString());
    }

    @Transactional
    public void set(CyclerFile.Format format) {
        repository.set(format);
        audit.configurationChanged("plate-format/" + format.code(), null, format.toString());
    }

    private void note(AuditAction action, Plate plate, String words) {
        audit.record(AuditEntry.of(action, AuditEntry.PATIENT_RECORD, "plate", plate.code())
                .about(plate.wells().stream()
                        .map(Well::patient)
                        .filter(patient -> !patient.isEmpty())
                        .distinct()
                        .toList())
                .saying(words.isEmpty() ? null : words));
    }

    private static String person() {
        return Acting.current().actor().name();
    }
}
