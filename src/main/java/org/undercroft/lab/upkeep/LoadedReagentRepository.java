package org.undercroft.lab.upkeep;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.AnalyzerId;

/** Keeps which lots of reagents are and were on an analyzer. */
@Repository
class LoadedReagentRepository {

    private final JdbcClient jdbc;

    LoadedReagentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All lots of an analyzer, those that are on first. */
    List<Reagent> of(AnalyzerId analyzer) {
        return jdbc.sql("""
            select * from lab.loaded_reagent where analyzer = ?
             order by retired_at is not null, name, code, seen_at desc, id desc limit 500
            """)
                .param(analyzer.value())
                .query((row, _) -> reagent(row))
                .list();
    }

    /** Those that are on. */
    List<Reagent> on(AnalyzerId analyzer) {
        return jdbc.sql("select * from lab.loaded_reagent where analyzer = ? and retired_at is null")
                .param(analyzer.value())
                .query((row, _) -> reagent(row))
                .list();
    }

    private static Reagent reagent(ResultSet row) throws SQLException {
        Date expires = row.getDate("expires");
        Timestamp retired = row.getTimestamp("retired_at");
        return new Reagent(
                row.getLong("id"),
                row.getString("name"),
                row.getString("code"),
                row.getString("lot"),
                expires == null ? null : expires.toLocalDate(),
                row.getTimestamp("loaded_at").toInstant(),
                row.getTimestamp("seen_at").toInstant(),
                row.getString("entered_by"),
                retired == null ? null : retired.toInstant());
    }

    /** Notes a lot; true if it was not known. What a person said of its expiry stands until the analyzer says otherwise. */
    boolean note(AnalyzerId analyzer, ReagentSaid said, Instant at, String actor, @Nullable Long message) {
        List<@Nullable Object> values = Arrays.asList(
                analyzer.value(),
                said.name(),
                said.code(),
                said.lot(),
                said.expires() == null ? null : Date.valueOf(said.expires()),
                Timestamp.from(at),
                Timestamp.from(at),
                actor,
                message);
        return jdbc.sql("""
            insert into lab.loaded_reagent (analyzer, name, code, lot, expires, loaded_at, seen_at, entered_by, message)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (analyzer, name, code, lot) do update
              set seen_at = greatest(loaded_reagent.seen_at, excluded.seen_at),
                  expires = coalesce(excluded.expires, loaded_reagent.expires),
                  retired_at = null, retired_by = null
            returning xmax = 0
            """).params(values).query(Boolean.class).single();
    }

    /** A lot that is on an analyzer, locked until the transaction ends. */
    Optional<Reagent> onAnalyzer(AnalyzerId analyzer, long id) {
        return jdbc.sql("select * from lab.loaded_reagent where id = ? and analyzer = ? and retired_at is null for"
                        + " update")
                .params(id, analyzer.value())
                .query((row, _) -> reagent(row))
                .optional();
    }

    /** Takes a lot off; gives whose it was. */
    Optional<AnalyzerId> retire(long id, String actor) {
        return jdbc.sql("""
            update lab.loaded_reagent set retired_at = now(), retired_by = ? where id = ? and retired_at is null
            returning analyzer
            """).params(actor, id).query(Long.class).optional().map(AnalyzerId::new);
    }
}
