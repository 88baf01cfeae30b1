package org.undercroft.lab.analyzer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.AnalyzerId;

/** Keeps what analyzers' codes and flags mean here. */
@Repository
class AnalyzerCodes {

    private final JdbcClient jdbc;

    AnalyzerCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the codes of each analyzer mean, by analyzer and code. */
    Map<Long, Map<String, Mapping>> mappings() {
        record Owned(long analyzer, Mapping mapping) {}
        return jdbc
                .sql("select * from lab.analyzer_mapping")
                .query((row, _) -> new Owned(row.getLong(1), mapping(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Owned::analyzer,
                        Collectors.toMap(owned -> owned.mapping().code(), Owned::mapping)));
    }

    /** What the codes of one analyzer mean. */
    Map<String, Mapping> mappings(AnalyzerId id) {
        return jdbc
                .sql("select * from lab.analyzer_mapping where analyzer = ?")
                .param(id.value())
                .query((row, _) -> mapping(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Mapping::code, mapping -> mapping));
    }

    /** What the flags of each analyzer mean, in their order. */
    Map<Long, List<FlagMeaning>> flags() {
        record Owned(long analyzer, FlagMeaning meaning) {}
        return jdbc
                .sql("select * from lab.analyzer_flag order by analyzer, place")
                .query((row, _) -> new Owned(row.getLong("analyzer"), meaning(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Owned::analyzer, Collectors.mapping(Owned::meaning, Collectors.toList())));
    }

    private static FlagMeaning meaning(ResultSet row) throws SQLException {
        return new FlagMeaning(
                FlagMeaning.Source.valueOf(row.getString("source")),
                row.getString("pattern"),
                row.getBigDecimal("at_least"),
                FlagMeaning.Effect.valueOf(row.getString("effect")),
                row.getString("words"));
    }

    private static Mapping mapping(ResultSet row) throws SQLException {
        return new Mapping(
                row.getString("code"),
                row.getString("test"),
                row.getString("unit"),
                row.getBigDecimal("factor"),
                row.getObject("decimals", Integer.class),
                row.getString("loinc"),
                row.getObject("value_field", Integer.class));
    }

    void replaceMappings(AnalyzerId id, Collection<Mapping> mappings) {
        jdbc.sql("delete from lab.analyzer_mapping where analyzer = ?")
                .param(id.value())
                .update();
        for (Mapping mapping : mappings) {
            List<@Nullable Object> values = Arrays.asList(
                    id.value(),
                    mapping.code(),
                    mapping.test(),
                    mapping.unit(),
                    mapping.factor(),
                    mapping.decimals(),
                    mapping.loinc(),
                    mapping.valueField());
            jdbc.sql("insert into lab.analyzer_mapping values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(values)
                    .update();
        }
    }

    void replaceFlags(AnalyzerId id, List<FlagMeaning> flags) {
        jdbc.sql("delete from lab.analyzer_flag where analyzer = ?")
                .param(id.value())
                .update();
        for (int place = 0; place < flags.size(); place++) {
            FlagMeaning flag = flags.get(place);
            List<@Nullable Object> values = Arrays.asList(
                    id.value(),
                    place,
                    flag.source().name(),
                    flag.pattern(),
                    flag.atLeast(),
                    flag.effect().name(),
                    flag.words());
            jdbc.sql("insert into lab.analyzer_flag values (?, ?, ?, ?, ?, ?, ?)")
                    .params(values)
                    .update();
        }
    }
}
