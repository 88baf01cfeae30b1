package org.undercroft.lab.specimen;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps every code that was scanned at the receipt, understood or not. */
@Repository
class ReceiptScans {

    private final JdbcClient jdbc;

    ReceiptScans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A scan as it is kept; specimen 0 if no specimen has the number. */
    record Line(Instant at, String code, String outcome, String words, long specimen) {}

    void add(Instant at, String code, ReceiptOutcome outcome, @Nullable Long specimen) {
        jdbc.sql("insert into lab.receipt_scan (at, actor, code, outcome, words, specimen) values (?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        Timestamp.from(at), SpecimenBook.actor(), code, outcome.code(), outcome.words(), specimen))
                .update();
    }

    /** What a person scanned last, newest first. */
    List<Line> latest(String actor, int most) {
        return jdbc.sql("""
            select at, code, outcome, words, coalesce(specimen, 0) as specimen from lab.receipt_scan
             where actor = ? order by id desc limit ?
            """)
                .params(actor, most)
                .query((row, _) -> new Line(
                        row.getTimestamp(1).toInstant(),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5)))
                .list();
    }
}
