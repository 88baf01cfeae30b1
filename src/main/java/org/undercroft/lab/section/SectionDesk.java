package org.undercroft.lab.section;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.bench.WorkRow;
import org.undercroft.lab.bench.Worklist;
import org.undercroft.lab.hand.Found;
import org.undercroft.lab.hand.HandBench;
import org.undercroft.lab.hand.Station;
import org.undercroft.lab.result.Dilutions;
import org.undercroft.lab.section.SectionRepository.Previous;
import org.undercroft.lab.section.SectionRepository.ProthrombinTime;
import org.undercroft.lab.section.SectionRepository.Specimen;
import org.undercroft.lab.section.SerologyAssay.Verdict;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.PageOf;
import org.undercroft.platform.page.PageRequest;
import org.undercroft.platform.page.Refusal;

/** Works at the bench of a section. */
@Component
class SectionDesk {

    static final Station COAGULATION = new Station("coagulation", "Coagulation bench");
    static final Station SEROLOGY = new Station("serology", "Serology bench");

    /** From this hematocrit on the usual tube holds too much citrate for the plasma (CLSI H21). */
    static final BigDecimal HIGH_HEMATOCRIT = BigDecimal.valueOf(55);

    private static final BigDecimal TUBE = new BigDecimal("4.5");
    private static final BigDecimal MOST_RATIO = BigDecimal.valueOf(10_000);

    private final SectionRepository repository;
    private final Worklist worklist;
    private final Dilutions dilutions;
    private final HandBench hand;
    private final AuditTrail audit;
    private final Clock clock;

    SectionDesk(
            SectionRepository repository,
            Worklist worklist,
            Dilutions dilutions,
            HandBench hand,
            AuditTrail audit,
            Clock clock) {
        this.repository = repository;
        this.worklist = worklist;
        this.dilutions = dilutions;
        this.hand = hand;
        this.audit = audit;
        this.clock = clock;
    }

    SectionBench bench(String code) {
        return repository.benches().stream()
                .filter(bench -> bench.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("There is no bench " + code + "."));
    }

    List<Pending> pending(SectionBench bench) {
        return repository.pending(bench);
    }

    /** A page of a bench's work; the worklist writes down that it was read. */
    @Transactional
    public PageOf<SectionRow> page(SectionBench bench, PageRequest request) {
        PageOf<WorkRow> page = worklist.page(request);
        List<WorkRow> rows = page.rows();
        Map<String, Previous> previous = repository.previous(rows);
        Map<String, String> indices = repository.indices(rows);
        Map<String, String> expected = repository.expected(rows);
        Map<String, String> notes = notes(bench, rows);
        Thromboplastin lot = bench.isCoagulation() ? repository.lotInForce().orElse(null) : null;
        return page.map(row -> {
            Previous before = previous.get(SectionRepository.key(row));
            return new SectionRow(
                    row,
                    before == null ? "" : before.reported(),
                    SectionRow.change(number(row), before == null ? null : before.number()),
                    indices.getOrDefault(row.accession(), ""),
                    expected.getOrDefault(row.test(), ""),
                    notes.getOrDefault(SectionRepository.key(row), ""),
                    lot == null || !row.test().equals("PT") || !row.state().equals("RELEASED")
                            ? null
                            : inr(lot, number(row)));
        });
    }

    private static @org.jspecify.annotations.Nullable BigDecimal inr(
            Thromboplastin lot, @org.jspecify.annotations.Nullable BigDecimal seconds) {
        return seconds == null ? null : lot.inr(seconds);
    }

    private static @org.jspecify.annotations.Nullable BigDecimal number(WorkRow row) {
        return row.value().matches("-?\\d{1,15}(\\.\\d{1,12})?") ? new BigDecimal(row.value()) : null;
    }

    /** What each row asks the bench to look at. */
    private Map<String, String> notes(SectionBench bench, List<WorkRow> rows) {
        Map<String, String> notes = new java.util.HashMap<>();
        if (bench.isCoagulation()) {
            Map<String, BigDecimal> hematocrits = repository.hematocrits(rows);
            for (WorkRow row : rows) {
                BigDecimal hematocrit = hematocrits.get(row.accession());
                if (hematocrit != null && hematocrit.compareTo(HIGH_HEMATOCRIT) > 0) {
                    notes.put(
                            SectionRepository.key(row),
                            "Hematocrit " + hematocrit.toPlainString() + " %: draw again into "
                                    + Thromboplastin.citrate(hematocrit, TUBE) + " mL citrate for 4.5 mL blood");
                }
            }
        }
        if (bench.isSerology()) {
            Map<String, SerologyAssay> assays = new java.util.HashMap<>();
            repository.assays().forEach(assay -> assays.put(assay.test(), assay));
            repository.ratios(rows).forEach((key, ratios) -> {
                SerologyAssay assay = assays.get(key.substring(key.indexOf(' ') + 1));
                if (assay != null) {
                    notes.put(
                            key,
                            assay.words(ratios) + ": " + assay.verdict(ratios).label());
                }
            });
        }
        return notes;
    }

    /** Enters what was measured in a dilution. */
    @Transactional
    public String dilute(long result, BigDecimal factor, String measured) {
        String became = dilutions.dilute(result, factor, measured, clock.instant());
        audit.record(AuditEntry.of(AuditAction.UPDATE, AuditEntry.PATIENT_RECORD, "result", String.valueOf(result))
                .saying("diluted 1 to " + factor.toPlainString() + (measured.isBlank() ? "" : ", " + measured)));
        return became;
    }

    /** Enters the INR that the lot in force makes of a released prothrombin time. */
    @Transactional
    public BigDecimal inr(long result) {
        ProthrombinTime time = repository
                .prothrombinTime(result)
                .orElseThrow(() -> Refusal.conflict("Result " + result + " is no released prothrombin time."));
        Thromboplastin lot = repository
                .lotInForce()
                .orElseThrow(() -> Refusal.conflict("No lot of thromboplastin is in force: enter it first."));
        BigDecimal inr = lot.inr(time.seconds());
        String words = "Prothrombin time " + time.seconds().toPlainString() + " s, thromboplastin lot " + lot.lot()
                + ", ISI " + lot.isi().toPlainString() + ", mean normal time "
                + lot.meanNormal().toPlainString() + " s";
        hand.enter(
                COAGULATION,
                time.accession(),
                List.of(new Found("INR", inr.toPlainString(), List.of(words))),
                "calculated from the prothrombin time",
                clock.instant());
        note(AuditAction.UPDATE, time.accession(), time.patient(), "INR " + inr + ": " + words);
        return inr;
    }

    /** Puts a lot of thromboplastin in force. */
    @Transactional
    public void use(Thromboplastin lot) {
        if (!repository.use(lot, person())) {
            throw Refusal.conflict("The lot " + lot.lot() + " was entered before.");
        }
        audit.configurationChanged("thromboplastin", null, lot.toString());
    }

    List<Thromboplastin> lots() {
        return repository.lots();
    }

    /**
     * Keeps a ratio; once the ratios of the specimen say what it is, that becomes a result.
     *
     * @return what they amount to now
     */
    @Transactional
    public Verdict ratio(String accession, String test, BigDecimal ratio) {
        SerologyAssay assay = repository.assays().stream()
                .filter(each -> each.test().equals(test))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("No limits are set for the ratios of " + test + "."));
        Specimen specimen = repository
                .lock(accession)
                .orElseThrow(() -> Refusal.unknown("No specimen has the number " + accession + "."));
        if (ratio.signum() < 0 || ratio.compareTo(MOST_RATIO) > 0) {
            throw Refusal.unfit("A ratio is 0 to " + MOST_RATIO + ".");
        }
        repository.addRatio(specimen.id(), test, ratio, person());
        List<BigDecimal> ratios = repository.ratios(specimen.id(), assay);
        Verdict verdict = assay.verdict(ratios);
        note(AuditAction.UPDATE, accession, specimen.patient(), test + ": " + assay.words(ratios));
        if (verdict.isFinal()) {
            hand.enter(
                    SEROLOGY,
                    accession,
                    List.of(new Found(test, verdict.label(), List.of(assay.words(ratios)))),
                    "measured at the serology bench",
                    clock.instant());
            repository.reported(specimen.id(), test);
        }
        return verdict;
    }

    List<SerologyAssay> assays() {
        return repository.assays();
    }

    /** Sets the limits of an assay. */
    @Transactional
    public void set(SerologyAssay assay) {
        repository.set(assay);
        audit.configurationChanged("serology-assay/" + assay.test(), null, assay.toString());
    }

    private void note(AuditAction action, String accession, String patient, String words) {
        audit.record(
                AuditEntry.ofPatient(action, "Specimen", accession, patient).saying(words));
    }

    private static String person() {
        return Acting.current().actor().name();
    }
}
