package org.undercroft.lab.setup;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.AnalyzerId;

/** The codes an analyzer used that nobody has mapped yet, so that mapping is choosing, not typing. */
@Repository
public class CodesSeen {

    private final JdbcClient jdbc;

    CodesSeen(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A code, how often it came, and how its latest value looked. */
    public record Seen(String code, long times, String value, String unit) {}

    List<Seen> unmapped(AnalyzerId analyzer) {
        return jdbc.sql("""
            with latest as (select instrument_code, value, unit_text, id from lab.result
                             where analyzer = :id order by id desc limit 5000)
            select instrument_code, count(*), (array_agg(value order by id desc))[1],
                   (array_agg(unit_text order by id desc))[1]
              from latest
             where not exists (select from lab.analyzer_mapping m where m.analyzer = :id and m.code = instrument_code)
             group by instrument_code order by instrument_code
            """)
                .param("id", analyzer.value())
                .query((row, _) -> new Seen(row.getString(1), row.getLong(2), row.getString(3), row.getString(4)))
                .list();
    }
}
