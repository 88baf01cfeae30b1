package org.undercroft.lab.workbench;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.analyzer.Analyzer;
import tools.jackson.databind.json.JsonMapper;

/** Keeps one draft for each analyzer. */
@Repository
class DraftRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DraftRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Draft> find(AnalyzerId analyzer) {
        return jdbc.sql("select * from lab.driver_draft where analyzer = ?")
                .param(analyzer.value())
                .query((row, _) -> new Draft(
                        row.getInt("based_on"),
                        json.readValue(row.getString("content"), Analyzer.class),
                        row.getObject("message_number", Long.class),
                        row.getBytes("message"),
                        row.getTimestamp("changed_at").toInstant(),
                        row.getString("changed_by")))
                .optional();
    }

    void keep(AnalyzerId analyzer, Draft draft, String actor) {
        List<@Nullable Object> values = Arrays.asList(
                analyzer.value(),
                draft.basedOn(),
                json.writeValueAsString(draft.content()),
                draft.messageNumber(),
                draft.message(),
                actor);
        jdbc.sql("""
            insert into lab.driver_draft (analyzer, based_on, content, message_number, message, changed_by)
            values (?, ?, ?::jsonb, ?, ?, ?)
            on conflict (analyzer) do update set based_on = excluded.based_on, content = excluded.content,
              message_number = excluded.message_number, message = excluded.message, changed_at = now(),
              changed_by = excluded.changed_by
            """).params(values).update();
    }

    void forget(AnalyzerId analyzer) {
        jdbc.sql("delete from lab.driver_draft where analyzer = ?")
                .param(analyzer.value())
                .update();
    }
}
