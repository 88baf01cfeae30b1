package org.undercroft.lab.storage;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.StorageTemperatureLeftLimits;
import org.undercroft.lab.specimen.HandlingBook;
import org.undercroft.lab.specimen.Specimen;
import org.undercroft.lab.specimen.SpecimenBook;
import org.undercroft.lab.specimen.SpecimenState;
import org.undercroft.lab.specimen.Temperature;
import org.undercroft.lab.specimen.UseOfSpecimens;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.event.EventLog;
import org.undercroft.platform.page.Refusal;

/** Puts samples into positions, finds them, takes them out and throws them away. */
@Component
class Storekeeping {

    /** The most samples of one round of discarding. */
    static final int MOST_DISCARDED = 500;

    private static final int MOST_WANTED = 500;

    private final StorageBook book;
    private final StorageUnits units;
    private final SpecimenBook specimens;
    private final HandlingBook handling;
    private final UseOfSpecimens use;
    private final EventLog events;
    private final AuditTrail audit;
    private final Clock clock;

    Storekeeping(
            StorageBook book,
            StorageUnits units,
            SpecimenBook specimens,
            HandlingBook handling,
            UseOfSpecimens use,
            EventLog events,
            AuditTrail audit,
            Clock clock) {
        this.book = book;
        this.units = units;
        this.specimens = specimens;
        this.handling = handling;
        this.use = use;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** Enters a freezer, refrigerator or room; gives its number. */
    @Transactional
    public long addUnit(
            String name,
            Temperature temperature,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            String equipmentTag) {
        if (name.isBlank() || name.length() > 60) {
            throw Refusal.unfit("A storage unit has a name of 1 to 60 characters.");
        }
        if (low != null && high != null && low.compareTo(high) >= 0) {
            throw Refusal.unfit("The lowest temperature is below the highest.");
        }
        try {
            long id = units.addUnit(name.strip(), temperature, low, high, equipmentTag.strip());
            audit.configurationChanged("storage-unit/" + name, null, temperature.label());
            return id;
        } catch (DuplicateKeyException taken) {
            throw Refusal.conflict("There is a storage unit '" + name + "' already.");
        }
    }

    /** Enters a rack; gives its number. */
    @Transactional
    public long addRack(long unit, String shelf, String name, int rows, int columns) {
        if (name.isBlank() || shelf.isBlank() || rows < 1 || rows > 26 || columns < 1 || columns > 24) {
            throw Refusal.unfit("A rack has a shelf, a name, 1 to 26 rows and 1 to 24 columns.");
        }
        try {
            long id = units.addRack(unit, shelf.strip(), name.strip(), rows, columns);
            audit.configurationChanged("storage-rack/" + id, null, shelf + " " + name);
            return id;
        } catch (DuplicateKeyException taken) {
            throw Refusal.conflict("There is a rack '" + name + "' on shelf " + shelf + " already.");
        }
    }

    /**
     * Puts a sample into a rack.
     *
     * @param at where; null for the next free position
     * @return where it stands now
     */
    @Transactional
    public Stored store(String accession, long rackId, @Nullable Position at) {
        Instant now = clock.instant();
        Specimen specimen = specimens.lock(accession);
        use.atHand(specimen, "store");
        units.lockRack(rackId);
        Rack rack = rackOf(rackId);
        Set<Position> taken = book.taken(rackId);
        Position position = at == null
                ? rack.nextFree(taken)
                        .orElseThrow(() -> Refusal.conflict("Rack " + rack.name() + " is full. Scan another rack."))
                : at;
        if (!rack.has(position)) {
            throw Refusal.unfit("Rack " + rack.name() + " has no position " + position + ".");
        } else if (taken.contains(position)) {
            throw Refusal.conflict("Position " + position + " of rack " + rack.name() + " is taken.");
        }
        LocalDate until = today(now).plusDays(handling.of(specimen.type()).retentionDays());
        book.store(specimen.id(), rackId, position, until, now);
        String place = rack.place() + ", " + position;
        specimens.move(specimen, SpecimenState.STORED, place, now, "Stored: " + place + ", until " + until);
        note(specimen, "stored at " + place);
        return book.of(specimen.accession()).orElseThrow();
    }

    /**
     * Takes a sample out.
     *
     * @param reason why it is used although its stability is used up; empty if it isn't
     */
    @Transactional
    public Specimen retrieve(String accession, String reason) {
        Instant now = clock.instant();
        Specimen specimen = specimens.lock(accession);
        Stored stored = book.of(specimen.accession())
                .orElseThrow(() -> Refusal.conflict("Specimen " + accession + " isn't stored: it is "
                        + specimen.state().label().toLowerCase(java.util.Locale.ROOT) + "."));
        use.stable(specimen, reason, now);
        book.take(stored, "RETRIEVED", now);
        String purpose = book.settle(specimen.id(), "RETRIEVED", now).orElse("");
        specimens.move(
                specimen,
                SpecimenState.RETRIEVED,
                "",
                now,
                "Taken out of " + stored.place() + (purpose.isEmpty() ? "" : ", for " + purpose));
        note(specimen, "retrieved from " + stored.place());
        return specimen;
    }

    /** Puts samples on the list of those to be fetched; gives the numbers that can't be. */
    @Transactional
    public List<String> want(List<String> accessions, String purpose) {
        if (accessions.size() > MOST_WANTED) {
            throw Refusal.unfit("At most " + MOST_WANTED + " samples at a time.");
        }
        if (purpose.isBlank()) {
            throw Refusal.unfit("Say what for: it stands on the list.");
        }
        Instant now = clock.instant();
        return accessions.stream()
                .map(String::strip)
                .filter(accession -> !accession.isEmpty())
                .filter(accession -> !wanted(accession, purpose.strip(), now))
                .toList();
    }

    private boolean wanted(String accession, String purpose, Instant now) {
        Optional<Specimen> specimen = specimens.find(accession);
        if (specimen.isEmpty() || specimen.get().state() != SpecimenState.STORED) {
            return false;
        }
        if (book.want(specimen.get().id(), purpose, now)) {
            specimens.tell(specimen.get().id(), now, "Wanted out of storage, for " + purpose);
        }
        return true;
    }

    /** What is kept past its time, so that a person can look before anything is thrown away. */
    @Transactional
    public List<Stored> due() {
        List<Stored> due = book.due(today(clock.instant()), MOST_DISCARDED);
        read("discard-list", due);
        return due;
    }

    /**
     * Throws samples away. Only what is still past its time goes; what was taken out or is wanted meanwhile stays.
     *
     * @param stays the numbers that a person saw and confirmed
     * @return how many were thrown away
     */
    @Transactional
    public int discard(List<Long> stays) {
        Instant now = clock.instant();
        Set<Long> confirmed = Set.copyOf(stays);
        Set<Long> wanted =
                book.wanted().stream().map(wish -> wish.stored().stay()).collect(java.util.stream.Collectors.toSet());
        List<Stored> going = book.due(today(now), MOST_DISCARDED).stream()
                .filter(stored -> confirmed.contains(stored.stay()) && !wanted.contains(stored.stay()))
                .toList();
        for (Stored stored : going) {
            Specimen specimen = specimens.lock(stored.accession());
            book.take(stored, "DISCARDED", now);
            specimens.move(
                    specimen,
                    SpecimenState.DISCARDED,
                    "",
                    now,
                    "Discarded from " + stored.place() + ", kept until " + stored.keepUntil());
            note(specimen, "discarded");
        }
        return going.size();
    }

    /** Takes a temperature that was read; the first one outside the limits is told. */
    @Transactional
    public boolean temperature(long unitId, BigDecimal celsius) {
        if (celsius.compareTo(BigDecimal.valueOf(-273.15)) < 0 || celsius.compareTo(BigDecimal.valueOf(200)) > 0) {
            throw Refusal.unfit(celsius.toPlainString() + " °C can't be the temperature of a freezer or a room.");
        }
        Instant now = clock.instant();
        Unit unit = unit(unitId);
        boolean outside = unit.isOutside(celsius);
        units.read(unitId, celsius, outside, now);
        if (outside && unit.outsideSince() == null) {
            units.outsideSince(unitId, now);
            events.append(new StorageTemperatureLeftLimits(
                    unit.name(), unit.equipmentTag(), celsius, unit.low(), unit.high(), unit.used(), now));
        } else if (!outside && unit.outsideSince() != null) {
            units.outsideSince(unitId, null);
        }
        return outside;
    }

    Unit unit(long id) {
        return units.units().stream()
                .filter(unit -> unit.id() == id)
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("There is no storage unit " + id + "."));
    }

    Rack rackOf(long id) {
        return units.rack(id).orElseThrow(() -> Refusal.unknown("There is no rack " + id + "."));
    }

    /** Writes down that a list of samples was read. */
    void read(String list, List<Stored> rows) {
        audit.record(AuditEntry.of(AuditAction.READ, AuditEntry.PATIENT_RECORD, list, "")
                .about(rows.stream().map(Stored::patient).distinct().toList()));
    }

    private static LocalDate today(Instant now) {
        return now.atZone(ZoneId.systemDefault()).toLocalDate();
    }

    private void note(Specimen specimen, String words) {
        audit.record(AuditEntry.ofPatient(AuditAction.UPDATE, "Specimen", specimen.accession(), specimen.patient())
                .saying(words));
    }
}
