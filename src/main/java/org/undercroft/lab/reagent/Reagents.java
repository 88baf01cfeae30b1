package org.undercroft.lab.reagent;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.catalog.Catalog;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.reagent.ReagentRepository.Reagent;
import org.undercroft.lab.reagent.ReagentRepository.Stock;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;
import org.undercroft.platform.page.Status;

/** Keeps the stock and says how long it lasts. */
@Component
public class Reagents {

    /** The use of so many days tells what a day uses. */
    private static final int DAYS = 28;

    private static final int MOVEMENTS = 100;

    private final ReagentRepository repository;
    private final CurrentCatalog catalogs;
    private final AuditTrail audit;
    private final Clock clock;

    Reagents(ReagentRepository repository, CurrentCatalog catalogs, AuditTrail audit, Clock clock) {
        this.clock = clock;
        this.repository = repository;
        this.catalogs = catalogs;
        this.audit = audit;
    }

    /** A lot as pages show it. */
    public record LotLine(long id, String lot, LocalDate expires, BigDecimal packs, boolean expired) {}

    /**
     * A reagent with its stock.
     *
     * @param tests codes of the tests that use it
     * @param testsPerDay results of these tests a day, over the last 28 days that are over
     * @param packsPerDay packs used a day: by what was taken out, or by the results where nothing was
     * @param stock usable packs
     * @param expired packs that have expired and still stand there
     * @param runsOut the day on which nothing usable is left; null if nothing is used
     * @param wasted packs that will expire unused
     * @param low whether somebody must order
     */
    public record Line(
            long id,
            String name,
            List<String> tests,
            int testsPerPack,
            int warnDays,
            double testsPerDay,
            double packsPerDay,
            double stock,
            double expired,
            @Nullable LocalDate runsOut,
            double wasted,
            boolean low,
            List<LotLine> lots) {

        /** How it stands, as pages show it. */
        public Status status() {
            if (stock <= 0) {
                return Status.critical("None left");
            }
            return low
                    ? Status.serious("Runs out")
                    : expired > 0 ? Status.caution("Expired lot") : Status.good("Enough");
        }
    }

    /** Every reagent in use, by name. */
    public List<Line> lines() {
        Map<Long, List<Stock>> stock = repository.stock();
        Map<Long, Double> used = repository.used(DAYS);
        Map<String, Double> measured = measured();
        LocalDate today = today();
        return repository.all().stream()
                .map(reagent -> line(
                        reagent,
                        stock.getOrDefault(reagent.id(), List.of()),
                        used.getOrDefault(reagent.id(), 0.0),
                        measured,
                        today))
                .toList();
    }

    private Map<String, Double> measured() {
        repository.countDays(DAYS);
        Map<String, Double> measured = repository.measured(DAYS);
        return measured.isEmpty() ? repository.measuredToday(DAYS) : measured;
    }

    private static Line line(
            Reagent reagent, List<Stock> lots, double taken, Map<String, Double> measured, LocalDate today) {
        double tests = reagent.tests().stream()
                .mapToDouble(test -> measured.getOrDefault(test, 0.0))
                .sum();
        double perDay = taken > 0 ? taken : tests / reagent.testsPerPack();
        Supply supply = Supply.of(
                lots.stream()
                        .map(lot -> new Supply.Lot(lot.lot(), lot.expires(), lot.packs()))
                        .toList(),
                perDay,
                today);
        return new Line(
                reagent.id(),
                reagent.name(),
                reagent.tests(),
                reagent.testsPerPack(),
                reagent.warnDays(),
                tests,
                perDay,
                supply.stock(),
                supply.expired(),
                supply.runsOut(),
                supply.wasted(),
                supply.isShort(today, reagent.warnDays()),
                lots.stream()
                        .map(lot -> new LotLine(
                                lot.id(),
                                lot.lot(),
                                lot.expires(),
                                lot.packs(),
                                lot.expires().isBefore(today)))
                        .toList());
    }

    List<ReagentMovement> movements(long reagent) {
        return repository.movements(reagent, MOVEMENTS);
    }

    /** Enters a reagent, or changes the one of this name. */
    @Transactional
    public long save(String name, String tests, int testsPerPack, int warnDays) {
        List<String> codes = Arrays.stream(tests.split("[,\\s]+", -1))
                .map(code -> code.strip().toUpperCase(Locale.ROOT))
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
        Catalog catalog = catalogs.now();
        codes.stream().filter(code -> catalog.test(code).isEmpty()).findFirst().ifPresent(code -> {
            throw Refusal.unfit("The catalog has no test '" + code + "'.");
        });
        if (name.isBlank() || codes.isEmpty() || testsPerPack < 1) {
            throw Refusal.unfit("A reagent has a name, tests that use it, and a pack is enough for at least one.");
        }
        long id = repository.add(name.strip(), codes, testsPerPack, Math.clamp(warnDays, 0, 3_650));
        note(id, name.strip() + " for " + String.join(" ", codes));
        return id;
    }

    @Transactional
    public void receive(long reagent, String lot, LocalDate expires, BigDecimal packs, String note) {
        if (repository.find(reagent).isEmpty()) {
            throw Refusal.unknown("There is no reagent " + reagent + ".");
        }
        if (lot.isBlank() || packs.signum() <= 0) {
            throw Refusal.unfit("Say which lot came and how many packs.");
        }
        repository.move(repository.lot(reagent, lot.strip(), expires), "RECEIPT", packs, person(), note.strip());
        note(reagent, packs.toPlainString() + " packs of lot " + lot.strip() + " received");
    }

    /** Takes packs out: opened, or thrown away. */
    @Transactional
    public void take(long lot, boolean discarded, BigDecimal packs, String note) {
        Stock stock = locked(lot);
        if (packs.signum() <= 0 || packs.compareTo(stock.packs()) > 0) {
            throw Refusal.conflict(
                    "There are " + stock.packs().stripTrailingZeros().toPlainString() + " packs of lot " + stock.lot()
                            + ": count them if that is wrong.");
        }
        if (!discarded && stock.expires().isBefore(today())) {
            throw Refusal.conflict(
                    "Lot " + stock.lot() + " expired on " + stock.expires() + ": it can only be discarded.");
        }
        if (discarded && note.isBlank()) {
            throw Refusal.unfit("Say why it is discarded.");
        }
        repository.move(lot, discarded ? "DISCARD" : "USE", packs.negate(), person(), note.strip());
        note(
                stock.reagent(),
                packs.toPlainString() + " packs of lot " + stock.lot() + (discarded ? " discarded" : " opened"));
    }

    /**
     * What the stock says of a lot that is loaded on an analyzer.
     *
     * @param expires the last day of the lot; null if the stock doesn't know the lot
     * @param words what became of the stock
     */
    public record Loaded(@Nullable LocalDate expires, String words) {}

    /** A pack is loaded on an analyzer: it is opened, if the stock has one that may be used. */
    @Transactional
    public Loaded load(String reagent, String lot, String analyzer) {
        Stock stock = repository.lotNamed(reagent, lot).map(this::locked).orElse(null);
        if (stock == null) {
            return new Loaded(null, "The stock has no lot " + lot + " of " + reagent + ": enter its receipt.");
        } else if (stock.expires().isBefore(today())) {
            return new Loaded(stock.expires(), "By the stock it expired on " + stock.expires() + ": take it off.");
        } else if (stock.packs().compareTo(BigDecimal.ONE) < 0) {
            return new Loaded(stock.expires(), "By the stock no pack of it was left: count it.");
        }
        take(stock.id(), false, BigDecimal.ONE, "loaded on " + analyzer);
        return new Loaded(stock.expires(), "One pack was opened from the stock.");
    }

    /** What was found at a count takes the place of what was thought. */
    @Transactional
    public void count(long lot, BigDecimal found, String note) {
        Stock stock = locked(lot);
        BigDecimal difference = found.subtract(stock.packs());
        if (found.signum() < 0) {
            throw Refusal.unfit("Nobody can count less than none.");
        }
        if (difference.signum() != 0) {
            repository.move(lot, "COUNT", difference, person(), note.strip());
        }
        note(stock.reagent(), found.toPlainString() + " packs of lot " + stock.lot() + " counted");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
    }

    private Stock locked(long lot) {
        return repository.lock(lot).orElseThrow(() -> Refusal.unknown("There is no lot " + lot + "."));
    }

    private void note(long reagent, String words) {
        audit.record(AuditEntry.of(AuditAction.UPDATE, "stock", "reagent", String.valueOf(reagent))
                .saying(words));
    }

    private static String person() {
        return Acting.current().actor().name();
    }
}
