package org.undercroft.lab.pathology;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.pathology.Station.Arrival;
import org.undercroft.lab.pathology.Station.Outcome;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;

/** Follows blocks and slides from station to station by scan, and tells which are lost on the way. */
@Component
public class Tracking {

    private static final int MOST_LOST = 500;

    private final JdbcClient jdbc;
    private final CaseBook book;
    private final PathologySettings settings;
    private final AuditTrail audit;
    private final Clock clock;

    Tracking(JdbcClient jdbc, CaseBook book, PathologySettings settings, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.book = book;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What was scanned.
     *
     * @param at when
     * @param code as the scanner typed it
     * @param station where
     * @param outcome what it meant
     * @param words more about it; may be empty
     * @param caseId the case; null if the code is unknown
     */
    public record Scan(
            Instant at,
            String code,
            String station,
            Outcome outcome,
            String words,
            @Nullable Long caseId) {}

    /**
     * A block or slide that stayed somewhere too long.
     *
     * @param code its label
     * @param caseId its case
     * @param patientName whose it is
     * @param patient the index's identity
     * @param station where it was seen last; where it is awaited if it never was
     * @param since when that was
     * @param hours how long it may stay there
     * @param seenBy who had it last; empty if nobody
     */
    public record Lost(
            String code,
            long caseId,
            String patientName,
            String patient,
            String station,
            Instant since,
            int hours,
            String seenBy) {}

    /** A block or slide as it is found by its label. */
    private record Item(
            long caseId,
            String patient,
            @Nullable Long block,
            @Nullable Long slide,
            boolean wanted,
            @Nullable String last) {}

    /** A new block is in the hands of who made it. */
    void made(ItemCode code, long block, Instant now) {
        keep(now, Station.GROSSING, code.text(), new Arrival(Outcome.SEEN, "made"), block, null);
    }

    /** Takes a scan at a station; nothing scanned is thrown away, understood or not. */
    @Transactional
    public Scan scan(String stationCode, String code) {
        Station station = settings.station(stationCode);
        Instant now = clock.instant();
        Optional<ItemCode> label = ItemCode.read(code).filter(each -> !each.isCase());
        Optional<Item> item = label.flatMap(this::find);
        if (item.isEmpty()) {
            Arrival unknown = new Arrival(Outcome.UNKNOWN, "No block or slide has this label.");
            keep(now, stationCode, cut(code), unknown, null, null);
            return new Scan(now, cut(code), station.name(), unknown.outcome(), unknown.words(), null);
        }
        Item found = item.get();
        String text = label.get().text();
        Arrival arrival = arrival(station, found);
        keep(now, stationCode, text, arrival, found.block(), found.slide());
        if (arrival.outcome().moves()) {
            book.settle(found.caseId());
        }
        audit.record(AuditEntry.ofPatient(
                        AuditAction.UPDATE, "pathology-case", label.get().caseNumber(), found.patient())
                .saying(text + " at " + station.name()));
        return new Scan(now, text, station.name(), arrival.outcome(), arrival.words(), found.caseId());
    }

    private Arrival arrival(Station station, Item item) {
        if (!item.wanted()) {
            return new Arrival(Outcome.NOT_WANTED, "This slide was cancelled.");
        }
        List<Station> way = settings.stations();
        Station last = way.stream()
                .filter(each -> each.code().equals(item.last()))
                .findFirst()
                .orElse(null);
        return station.arrival(way, item.slide() != null, last);
    }

    private Optional<Item> find(ItemCode label) {
        return jdbc.sql("""
            select c.id, c.patient, b.id as block, s.id as slide, coalesce(s.cancelled, '') = '' as wanted,
                   (select n.station from lab.pathology_scan n
                     where n.moved and (case when :slide > 0 then n.slide = s.id else n.block = b.id end)
                     order by n.id desc limit 1) as last
              from lab.pathology_case c join lab.pathology_part p on p.case_id = c.id
              join lab.pathology_block b on b.part = p.id
              left join lab.pathology_slide s on s.block = b.id and s.number = :slide
             where c.number = :number and p.letter = :part and b.number = :block and (:slide = 0 or s.id is not null)
               for update of c
            """)
                .param("number", label.caseNumber())
                .param("part", label.part())
                .param("block", label.block())
                .param("slide", label.slide())
                .query((row, _) -> {
                    long slide = row.getLong("slide");
                    boolean isSlide = !row.wasNull();
                    return new Item(
                            row.getLong("id"),
                            row.getString("patient"),
                            isSlide ? null : row.getLong("block"),
                            isSlide ? slide : null,
                            row.getBoolean("wanted"),
                            row.getString("last"));
                })
                .optional();
    }

    private void keep(
            Instant now, String station, String code, Arrival arrival, @Nullable Long block, @Nullable Long slide) {
        jdbc.sql("""
            insert into lab.pathology_scan (at, actor, station, code, outcome, words, moved, block, slide)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
                .params(Arrays.asList(
                        Timestamp.from(now),
                        CaseBook.person(),
                        station,
                        code,
                        arrival.outcome().name(),
                        arrival.words(),
                        arrival.outcome().moves(),
                        block,
                        slide))
                .update();
    }

    private static String cut(String code) {
        String stripped = code.strip().replace("\u0000", "");
        return stripped.substring(0, Math.min(stripped.length(), 60));
    }

    /** What the person scanned last, latest first. */
    List<Scan> latest(int most) {
        return jdbc.sql("""
            select n.*, t.name as station_name, coalesce(p.case_id, q.case_id) as case_id
              from lab.pathology_scan n join lab.pathology_station t on t.code = n.station
              left join lab.pathology_block b on b.id = n.block left join lab.pathology_part p on p.id = b.part
              left join lab.pathology_slide s on s.id = n.slide left join lab.pathology_block d on d.id = s.block
              left join lab.pathology_part q on q.id = d.part
             where n.actor = ? and n.words <> 'made' order by n.id desc limit ?
            """)
                .params(CaseBook.person(), most)
                .query((row, _) -> {
                    long caseId = row.getLong("case_id");
                    return new Scan(
                            row.getTimestamp("at").toInstant(),
                            row.getString("code"),
                            row.getString("station_name"),
                            Outcome.valueOf(row.getString("outcome")),
                            row.getString("words"),
                            caseId == 0 ? null : caseId);
                })
                .list();
    }

    /** Blocks and slides that stayed too long where they were seen last, or never came at all; the longest first. */
    @Transactional
    public List<Lost> lost() {
        List<Lost> lost = jdbc.sql("""
            select x.code, c.id, c.patient_name, c.patient, n.name, x.at, n.hours, x.actor
              from (select c.number || '-' || p.letter || b.number as code, p.case_id, l.station, l.at, l.actor
                      from lab.pathology_block b join lab.pathology_part p on p.id = b.part
                      join lab.pathology_case c on c.id = p.case_id
                      join lateral (select * from lab.pathology_scan s where s.block = b.id and s.moved
                                     order by s.id desc limit 1) l on true
                    union all
                    select c.number || '-' || p.letter || b.number || '-' || d.number, p.case_id,
                           coalesce(l.station, 'MICROTOMY'), coalesce(l.at, d.ordered_at), coalesce(l.actor, '')
                      from lab.pathology_slide d join lab.pathology_block b on b.id = d.block
                      join lab.pathology_part p on p.id = b.part join lab.pathology_case c on c.id = p.case_id
                      left join lateral (select * from lab.pathology_scan s where s.slide = d.id and s.moved
                                          order by s.id desc limit 1) l on true
                     where d.cancelled = '') x
              join lab.pathology_case c on c.id = x.case_id
              join lab.pathology_station n on n.code = x.station
             where c.state <> 'CANCELLED' and n.hours is not null and x.at + make_interval(hours => n.hours) < ?
             order by x.at limit ?
            """)
                .params(Timestamp.from(clock.instant()), MOST_LOST)
                .query((row, _) -> new Lost(
                        row.getString(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getTimestamp(6).toInstant(),
                        row.getInt(7),
                        row.getString(8)))
                .list();
        audit.record(AuditEntry.of(AuditAction.READ, AuditEntry.PATIENT_RECORD, "lost-blocks", "")
                .about(lost.stream().map(Lost::patient).distinct().toList()));
        return lost;
    }
}
