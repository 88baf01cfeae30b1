package org.undercroft.lab.microbiology;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.AccessionNumber;
import org.undercroft.lab.BloodCulturePositive;
import org.undercroft.lab.CultureReported;
import org.undercroft.lab.microbiology.Culture.Isolate;
import org.undercroft.lab.microbiology.Culture.State;
import org.undercroft.lab.microbiology.Culture.Tested;
import org.undercroft.lab.report.Finding.Standing;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.event.EventLog;
import org.undercroft.platform.page.Refusal;
import org.undercroft.records.PatientId;

/** Works on cultures: sets them up, reads them, tests what grew and reports it. */
@Component
class Cultures {

    /** Tests that find a mechanism and are read as positive or negative. */
    static final List<String> PHENOTYPES = List.of("DTEST", "ESBL");

    private static final String BLOOD = "BC";
    private static final int MOST = 500;

    private final CultureRepository repository;
    private final BreakpointTables breakpoints;
    private final MicrobiologyLists lists;
    private final CultureReporting reporting;
    private final EventLog events;
    private final AuditTrail audit;
    private final Clock clock = Clock.systemUTC();

    Cultures(
            CultureRepository repository,
            BreakpointTables breakpoints,
            MicrobiologyLists lists,
            CultureReporting reporting,
            EventLog events,
            AuditTrail audit) {
        this.repository = repository;
        this.breakpoints = breakpoints;
        this.lists = lists;
        this.reporting = reporting;
        this.events = events;
        this.audit = audit;
    }

    /** Which cultures a list shows. */
    enum View {
        DUE,
        UNFINISHED,
        ALL
    }

    @Transactional
    public List<Culture> list(View view) {
        List<Culture> found = switch (view) {
            case DUE -> repository.due(clock.instant().plus(Duration.ofHours(12)), MOST);
            case UNFINISHED -> repository.latest(true, MOST);
            case ALL -> repository.latest(false, MOST);
        };
        audit.record(AuditEntry.of(AuditAction.READ, AuditEntry.PATIENT_RECORD, "cultures", view.name())
                .about(found.stream().map(Culture::patient).distinct().toList()));
        return found;
    }

    /** Sets a culture up as its kind of specimen asks, or gives the one that is there. */
    @Transactional
    public Culture open(String accession, boolean screening) {
        CultureRepository.Specimen specimen = repository
                .specimen(accession)
                .orElseThrow(() -> Refusal.unknown("No specimen has the number " + accession + "."));
        Optional<Long> there = repository.ofSpecimen(specimen.id());
        if (there.isPresent()) {
            return find(there.get());
        }
        Culture culture =
                find(repository.open(specimen, lists.protocol(specimen.type()), screening, clock.instant(), person()));
        note(AuditAction.CREATE, culture, "set up on " + culture.media());
        return culture;
    }

    @Transactional
    public Culture look(long id) {
        Culture culture = find(id);
        note(AuditAction.READ, culture, "");
        return culture;
    }

    private Culture find(long id) {
        return repository.find(id).orElseThrow(() -> Refusal.unknown("There is no culture " + id + "."));
    }

    private Culture locked(long id) {
        return repository.lock(id).orElseThrow(() -> Refusal.unknown("There is no culture " + id + "."));
    }

    /** Reports the Gram stain at once; of a blood culture the event tells that somebody must call. */
    @Transactional
    public void gram(long id, String gram) {
        Culture culture = locked(id);
        repository.gram(id, said(gram, "What does the stain show?"));
        note(AuditAction.UPDATE, culture, "Gram stain: " + gram.strip());
        if (culture.specimenType().equals(BLOOD)) {
            events.append(new BloodCulturePositive(
                    new AccessionNumber(culture.accession()), new PatientId(culture.patient()), gram.strip()));
        }
        if (culture.state() == State.OPEN || culture.state() == State.PRELIMINARY) {
            report(id, false, culture.growth(), culture.comment(), "");
        }
    }

    @Transactional
    public void read(long id, int day, String growth, String note) {
        Culture culture = locked(id);
        if (!repository.read(id, day, said(growth, "What grew?"), note.strip(), person())) {
            throw Refusal.unknown("The culture is not read on day " + day + ".");
        }
        note(AuditAction.UPDATE, culture, "day " + day + ": " + growth.strip());
    }

    @Transactional
    public void isolate(long id, String organism, String quantity, String method, String score) {
        Culture culture = locked(id);
        Organism known = lists.organism(organism.strip())
                .orElseThrow(() -> Refusal.unfit("No organism has the code '" + organism + "'."));
        repository.isolate(id, known.code(), quantity.strip(), said(method, "How was it identified?"), score.strip());
        note(AuditAction.UPDATE, culture, "isolate: " + known.name());
    }

    /** Enters what was measured, interprets it by the table in force and applies the expert rules. */
    @Transactional
    public void test(long id, int number, String antibiotic, String method, String value) {
        Culture culture = locked(id);
        Isolate isolate = isolate(culture, number);
        String code = antibiotic.strip().toUpperCase(Locale.ROOT);
        repository.test(isolate.id(), tested(culture, isolate, code, method, value.strip()), person());
        applyRules(id, number);
        note(AuditAction.UPDATE, culture, "isolate " + number + ": " + code + " " + value.strip());
    }

    private Tested tested(Culture culture, Isolate isolate, String code, String method, String value) {
        if (PHENOTYPES.contains(code)) {
            Susceptibility found = switch (value.toLowerCase(Locale.ROOT)) {
                case "positive" -> Susceptibility.R;
                case "negative" -> Susceptibility.S;
                default -> throw Refusal.unfit(code + " is positive or negative.");
            };
            return new Tested(code, "PHENOTYPE", value, found, null, "", "", "");
        }
        if (!lists.antibiotics().containsKey(code)) {
            throw Refusal.unfit("No antibiotic has the code '" + code + "'.");
        }
        try {
            Measured measured = Measured.of(Measured.Method.valueOf(method), value);
            Organism organism = lists.organism(isolate.organism()).orElseThrow();
            Susceptibility found = Breakpoint.find(
                            breakpoints.of(code), organism.names(), code, measured.method(), culture.specimenType())
                    .flatMap(row -> row.interpret(measured))
                    .orElse(null);
            String version = breakpoints.version().orElse("");
            String reason = found == null ? "no breakpoint of the table in force says what it means" : "";
            return new Tested(code, method, measured.text(), found, found, reason, version, "");
        } catch (IllegalArgumentException unfit) {
            throw Refusal.unfit(String.valueOf(unfit.getMessage()));
        }
    }

    private void applyRules(long id, int number) {
        Isolate isolate = isolate(find(id), number);
        Organism organism = lists.organism(isolate.organism()).orElseThrow();
        Map<String, Susceptibility> found = new HashMap<>();
        isolate.tested().stream()
                .filter(tested -> tested.measured() != null)
                .forEach(tested -> found.put(tested.antibiotic(), tested.measured()));
        Map<String, ExpertRule.Change> changes = new HashMap<>();
        ExpertRule.apply(lists.rules(), organism, found, lists.antibiotics())
                .forEach(change -> changes.put(change.antibiotic(), change));
        for (Tested tested : isolate.tested()) {
            if (tested.overriddenBy().isEmpty() && tested.measured() != null && !isPhenotype(tested)) {
                ExpertRule.Change change = changes.get(tested.antibiotic());
                repository.test(
                        isolate.id(),
                        reported(
                                tested,
                                change == null ? tested.measured() : Susceptibility.R,
                                change == null ? "" : change.rule() + ": " + change.reason(),
                                ""),
                        person());
            }
        }
    }

    private static boolean isPhenotype(Tested tested) {
        return tested.method().equals("PHENOTYPE");
    }

    private static Tested reported(Tested tested, Susceptibility now, String reason, String by) {
        return new Tested(
                tested.antibiotic(),
                tested.method(),
                tested.value(),
                tested.measured(),
                now,
                reason,
                tested.breakpoints(),
                by);
    }

    /** A person decides otherwise; the reason and what was measured stay on record. */
    @Transactional
    public void override(long id, int number, String antibiotic, Susceptibility now, String why) {
        Culture culture = locked(id);
        Isolate isolate = isolate(culture, number);
        Tested tested = isolate.tested().stream()
                .filter(each -> each.antibiotic().equals(antibiotic) && !isPhenotype(each))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown(antibiotic + " was not tested against isolate " + number + "."));
        repository.test(isolate.id(), reported(tested, now, said(why, "Say why."), person()), person());
        note(AuditAction.UPDATE, culture, "isolate " + number + ": " + antibiotic + " reported " + now + ": " + why);
    }

    private static Isolate isolate(Culture culture, int number) {
        return culture.isolates().stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("The culture has no isolate " + number + "."));
    }

    /**
     * Sends what is known to the ward: preliminary, final, or corrected once it was final.
     *
     * @param reason why a final report is corrected
     */
    @Transactional
    public Culture report(long id, boolean last, String growth, String comment, String reason) {
        Culture culture = locked(id);
        boolean wasFinal = culture.state() == State.FINAL || culture.state() == State.CORRECTED;
        if (last && growth.isBlank()) {
            throw Refusal.unfit("Say what grew, or that nothing did.");
        }
        if (wasFinal && !last) {
            throw Refusal.conflict("The final report has gone; it can only be corrected.");
        }
        if (wasFinal && reason.isBlank()) {
            throw Refusal.unfit("A final report is corrected for a reason: say which.");
        }
        State state = wasFinal ? State.CORRECTED : last ? State.FINAL : State.PRELIMINARY;
        repository.report(id, state, growth.strip(), comment.strip(), person());
        Culture now = find(id);
        Standing standing = wasFinal ? Standing.CORRECTED : last ? Standing.FINAL : Standing.PRELIMINARY;
        reporting.send(now, standing, wasFinal ? reason.strip() : "");
        events.append(new CultureReported(
                id,
                new AccessionNumber(now.accession()),
                new PatientId(now.patient()),
                now.test(),
                now.isolates().stream().map(this::name).toList(),
                standing.name()));
        note(AuditAction.UPDATE, now, state.label());
        return now;
    }

    private String name(Isolate isolate) {
        return lists.organism(isolate.organism()).map(Organism::name).orElse(isolate.organism());
    }

    private static String said(String text, String question) {
        if (text.isBlank()) {
            throw Refusal.unfit(question);
        }
        return text.strip();
    }

    private void note(AuditAction action, Culture culture, String words) {
        audit.record(AuditEntry.ofPatient(action, "culture", String.valueOf(culture.id()), culture.patient())
                .saying(words.isEmpty() ? null : words));
    }

    private static String person() {
        return Acting.current().actor().name();
    }
}
