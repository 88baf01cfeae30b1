package org.undercroft.lab.specimen;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what is doubted about tubes, and how each doubt was settled. */
@Repository
class DoubtBook {

    private final JdbcClient jdbc;

    DoubtBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All doubts about a tube, open ones first, then the latest. */
    List<Doubt> of(long specimen) {
        return jdbc.sql("""
            select * from lab.specimen_doubt where specimen = ? order by settled_at is not null, id desc limit 100
            """).param(specimen).query((row, _) -> doubt(row)).list();
    }

    private static Doubt doubt(ResultSet row) throws SQLException {
        return new Doubt(
                row.getLong("id"),
                Doubt.Kind.valueOf(row.getString("kind")),
                row.getString("words"),
                row.getTimestamp("raised_at").toInstant(),
                row.getString("raised_by"),
                instant(row.getTimestamp("settled_at")),
                row.getString("settled_by"),
                row.getString("settled_because"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    /** Settles an open doubt of this tube; false if there is none of that number. */
    boolean settle(long specimen, long doubt, Instant at, String by, String because) {
        return jdbc.sql("""
            update lab.specimen_doubt set settled_at = ?, settled_by = ?, settled_because = ?
             where id = ? and specimen = ? and settled_at is null
            """)
                        .params(Timestamp.from(at), by, because, doubt, specimen)
                        .update()
                == 1;
    }

    /** Settles every open doubt of this kind. */
    void settleAll(long specimen, Doubt.Kind kind, Instant at, String by, String because) {
        jdbc.sql("""
            update lab.specimen_doubt set settled_at = ?, settled_by = ?, settled_because = ?
             where specimen = ? and kind = ? and settled_at is null
            """)
                .params(Timestamp.from(at), by, because, specimen, kind.name())
                .update();
    }

    /** Opens a settled doubt of this tube again; false if there is none of that number. */
    boolean reopen(long specimen, long doubt) {
        return jdbc.sql("""
            update lab.specimen_doubt set settled_at = null, settled_by = '', settled_because = ''
             where id = ? and specimen = ? and settled_at is not null
            """).params(doubt, specimen).update() == 1;
    }

    /** When a tube was drawn, as it is known now. */
    void collectedAt(long specimen, Instant at) {
        jdbc.sql("update lab.specimen set collected_at = :at where id = :tube or parent = :tube")
                .param("at", Timestamp.from(at))
                .param("tube", specimen)
                .update();
    }
}
