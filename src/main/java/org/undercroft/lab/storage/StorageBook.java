package org.undercroft.lab.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.specimen.SpecimenBook;
import org.undercroft.platform.page.Direction;
import org.undercroft.platform.page.Listing;
import org.undercroft.platform.page.PageOf;
import org.undercroft.platform.page.PageRequest;

/** Keeps which sample stands where, until when, and which are wanted. */
@Repository
public class StorageBook {

    static final Listing LISTING = Listing.sortedBy("stored", Direction.DESCENDING)
            .orBy("until")
            .filteredBy("accession", "type", "unit", "rack");

    private static final Map<String, String> COLUMNS = Map.of("stored", "y.stored_at", "until", "y.keep_until");

    private static final String STAYS = """
        select y.id, s.accession, s.type, s.patient, u.name as unit, r.shelf, r.name as rack, r.id as rack_id,
               y.row_number, y.column_number, y.stored_at, y.stored_by, y.keep_until
          from lab.storage_stay y
          join lab.specimen s on s.id = y.specimen
          join lab.storage_rack r on r.id = y.rack
          join lab.storage_unit u on u.id = r.unit
        """;

    private final JdbcClient jdbc;

    StorageBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Set<Position> taken(long rack) {
        return new HashSet<>(
                jdbc.sql("select row_number, column_number from lab.storage_stay where rack = ? and taken_at is null")
                        .param(rack)
                        .query((row, _) -> new Position(row.getInt(1), row.getInt(2)))
                        .list());
    }

    List<Stored> inRack(long rack) {
        return jdbc.sql(STAYS + " where y.rack = ? and y.taken_at is null order by y.row_number, y.column_number")
                .param(rack)
                .query((row, _) -> stored(row))
                .list();
    }

    Optional<Stored> of(String accession) {
        return jdbc.sql(STAYS + " where s.accession = ? and y.taken_at is null")
                .param(accession)
                .query((row, _) -> stored(row))
                .optional();
    }

    void store(long specimen, long rack, Position position, LocalDate keepUntil, Instant now) {
        jdbc.sql("""
            insert into lab.storage_stay (specimen, rack, row_number, column_number, stored_at, stored_by, keep_until)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
                .params(
                        specimen,
                        rack,
                        position.row(),
                        position.column(),
                        Timestamp.from(now),
                        SpecimenBook.actor(),
                        keepUntil)
                .update();
        count(rack, 1);
    }

    void take(Stored stored, String why, Instant now) {
        jdbc.sql("update lab.storage_stay set taken_at = ?, taken_by = ?, taken_why = ? where id = ? and"
                        + " taken_at is null")
                .params(Timestamp.from(now), SpecimenBook.actor(), why, stored.stay())
                .update();
        count(stored.rackId(), -1);
    }

    private void count(long rack, int change) {
        jdbc.sql("update lab.storage_rack set used = used + ? where id = ?")
                .params(change, rack)
                .update();
    }

    /**
     * One page of what is stored. Both sorts run along an index, and the count reads one: a hundred thousand samples are
     * no slower than a hundred.
     */
    PageOf<Stored> page(PageRequest request) {
        List<Stored> rows = filtered(
                        STAYS + conditions(request) + " order by " + request.orderBy(COLUMNS, "y.id desc")
                                + " limit :size offset :offset",
                        request)
                .param("size", request.size())
                .param("offset", request.offset())
                .query((row, _) -> stored(row))
                .list();
        String counted = request.filters().isEmpty()
                ? "select count(*) from lab.storage_stay y where y.taken_at is null"
                : "select count(*) from (" + STAYS + conditions(request) + ") w";
        return new PageOf<>(rows, filtered(counted, request).query(Long.class).single(), request);
    }

    private static String conditions(PageRequest request) {
        StringBuilder sql = new StringBuilder(" where y.taken_at is null");
        request.filter("accession").ifPresent(_ -> sql.append(" and s.accession like :accession || '%'"));
        request.filter("type").ifPresent(_ -> sql.append(" and s.type = :type"));
        request.filter("unit").ifPresent(_ -> sql.append(" and u.name = :unit"));
        request.filter("rack").ifPresent(_ -> sql.append(" and r.name = :rack"));
        return sql.toString();
    }

    private JdbcClient.StatementSpec filtered(String sql, PageRequest request) {
        JdbcClient.StatementSpec statement = jdbc.sql(sql);
        for (Map.Entry<String, String> filter : request.filters().entrySet()) {
            statement = statement.param(filter.getKey(), filter.getValue());
        }
        return statement;
    }

    /** What is kept no longer than until the day before, in the order in which somebody walks. */
    List<Stored> due(LocalDate today, int most) {
        return jdbc.sql(STAYS + """
             where y.taken_at is null and y.keep_until < ?
             order by y.keep_until, u.name, r.shelf, r.name, y.row_number, y.column_number limit ?
            """)
                .params(today, most)
                .query((row, _) -> stored(row))
                .list();
    }

    /** A sample that somebody wants. */
    public record Wanted(long id, Stored stored, String purpose, Instant wantedAt, String wantedBy) {}

    List<Wanted> wanted() {
        return jdbc.sql("""
            select w.id as wish, w.purpose, w.wanted_at, w.wanted_by, s.*
              from lab.retrieval w join (
            """ + STAYS.replace("select y.id,", "select y.specimen, y.id,") + """
               where y.taken_at is null) s on s.specimen = w.specimen
             where w.done_at is null
             order by s.unit, s.shelf, s.rack, s.row_number, s.column_number
            """)
                .query((row, _) -> new Wanted(
                        row.getLong("wish"),
                        stored(row),
                        row.getString("purpose"),
                        row.getTimestamp("wanted_at").toInstant(),
                        row.getString("wanted_by")))
                .list();
    }

    boolean want(long specimen, String purpose, Instant now) {
        return jdbc.sql("""
            insert into lab.retrieval (specimen, wanted_at, wanted_by, purpose) values (?, ?, ?, ?)
            on conflict (specimen) where done_at is null do nothing
            """)
                        .params(specimen, Timestamp.from(now), SpecimenBook.actor(), purpose)
                        .update()
                > 0;
    }

    /** Settles what was wanted of a sample; gives for what. */
    Optional<String> settle(long specimen, String outcome, Instant now) {
        return jdbc.sql("""
            update lab.retrieval set done_at = ?, done_by = ?, outcome = ? where specimen = ? and done_at is null
            returning purpose
            """)
                .params(Timestamp.from(now), SpecimenBook.actor(), outcome, specimen)
                .query(String.class)
                .optional();
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getLong("id"),
                row.getString("accession"),
                row.getString("type"),
                row.getString("patient"),
                row.getString("unit"),
                row.getString("shelf"),
                row.getString("rack"),
                row.getLong("rack_id"),
                new Position(row.getInt("row_number"), row.getInt("column_number")),
                row.getTimestamp("stored_at").toInstant(),
                row.getString("stored_by"),
                row.getObject("keep_until", LocalDate.class));
    }
}
