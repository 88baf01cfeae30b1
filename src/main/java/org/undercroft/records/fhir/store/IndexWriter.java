package org.undercroft.records.fhir.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.undercroft.records.fhir.index.IndexEntries.DateEntry;
import org.undercroft.records.fhir.index.IndexEntries.TextEntry;

/** Writes bodies and index rows, many resources in one statement. */
@Repository
class IndexWriter {

    /** Nothing can be there already: the row of the resource is locked, and what it no longer says was taken away. */
    private static final String INSERT = """
        with body as (
          insert into records.resource_body (rid, version, last_updated, body)
          select * from unnest(?::bigint[], ?::int[], ?::timestamptz[], ?::bytea[])
        ), token as (
          insert into records.token_index (hash, rid)
          select * from unnest(?::bigint[], ?::bigint[]) as added (hash, rid) order by hash, rid
        ), word as (
          insert into records.string_index (hash, value, exact, rid)
          select * from unnest(?::bigint[], ?::text[], ?::text[], ?::bigint[])
        ), date as (
          insert into records.date_index (hash, low, high, rid)
          select * from unnest(?::bigint[], ?::timestamptz[], ?::timestamptz[], ?::bigint[])
        )
        insert into records.compartment (patient, type, at, rid)
        select * from unnest(?::text[], ?::text[], ?::timestamptz[], ?::bigint[])
        """;

    private static final String FORGET = """
        with token as (
          delete from records.token_index using unnest(?::bigint[], ?::bigint[]) as gone (hash, rid)
          where token_index.hash = gone.hash and token_index.rid = gone.rid
        ), word as (
          delete from records.string_index where rid = any (?::bigint[])
        ), date as (
          delete from records.date_index where rid = any (?::bigint[])
        )
        delete from records.compartment where rid = any (?::bigint[])
        """;

    private final JdbcTemplate jdbc;

    IndexWriter(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void write(List<Stored> versions) {
        List<Stored> updates =
                versions.stream().filter(version -> version.version() > 1).toList();
        if (!updates.isEmpty()) {
            forget(updates);
        }
        insert(versions);
    }

    private void forget(List<Stored> updates) {
        Columns columns = new Columns();
        for (Stored version : updates) {
            version.former().stream()
                    .filter(hash -> !version.entries().tokens().contains(hash))
                    .forEach(hash -> columns.token(hash, version.rid()));
        }
        Long[] rids = updates.stream().map(Stored::rid).toArray(Long[]::new);
        jdbc.update(FORGET, statement -> {
            Binder binder = new Binder(statement);
            binder.longs(columns.tokenHashes).longs(columns.tokenRids);
            binder.array("bigint", rids).array("bigint", rids).array("bigint", rids);
        });
    }

    private void insert(List<Stored> versions) {
        Columns columns = new Columns();
        versions.forEach(columns::add);
        jdbc.update(INSERT, statement -> {
            Binder binder = new Binder(statement);
            binder.array("bigint", versions.stream().map(Stored::rid).toArray(Long[]::new))
                    .array("int", versions.stream().map(Stored::version).toArray(Integer[]::new))
                    .array(
                            "text",
                            SqlArrays.texts(
                                    versions, version -> version.lastUpdated().toString()))
                    .array("bytea", versions.stream().map(Stored::body).toArray(byte[][]::new));
            binder.longs(columns.tokenHashes).longs(columns.tokenRids);
            columns.bindTexts(binder);
            columns.bindDates(binder);
            columns.bindCompartments(binder);
        });
    }

    /** The index rows, column by column. */
    private static final class Columns {

        final List<Long> tokenHashes = new ArrayList<>();
        final List<Long> tokenRids = new ArrayList<>();
        private final List<TextEntry> texts = new ArrayList<>();
        private final List<Long> textRids = new ArrayList<>();
        private final List<DateEntry> dates = new ArrayList<>();
        private final List<Long> dateRids = new ArrayList<>();
        private final List<Stored> compartments = new ArrayList<>();
        private final List<String> patients = new ArrayList<>();

        void add(Stored version) {
            Set<Long> before = new HashSet<>(version.former());
            version.entries().tokens().stream()
                    .filter(hash -> !before.contains(hash))
                    .forEach(hash -> token(hash, version.rid()));
            version.entries().texts().forEach(text -> {
                texts.add(text);
                textRids.add(version.rid());
            });
            version.entries().dates().forEach(date -> {
                dates.add(date);
                dateRids.add(version.rid());
            });
            version.entries().patients().stream().distinct().forEach(patient -> {
                compartments.add(version);
                patients.add(patient);
            });
        }

        void token(long hash, long rid) {
            tokenHashes.add(hash);
            tokenRids.add(rid);
        }

        void bindTexts(Binder binder) throws SQLException {
            binder.array("bigint", texts.stream().map(TextEntry::hash).toArray(Long[]::new))
                    .array("text", SqlArrays.texts(texts, TextEntry::folded))
                    .array("text", SqlArrays.texts(texts, TextEntry::exact))
                    .longs(textRids);
        }

        void bindDates(Binder binder) throws SQLException {
            binder.array("bigint", dates.stream().map(DateEntry::hash).toArray(Long[]::new))
                    .array("text", SqlArrays.texts(dates, date -> date.low().toString()))
                    .array("text", SqlArrays.texts(dates, date -> date.high().toString()))
                    .longs(dateRids);
        }

        void bindCompartments(Binder binder) throws SQLException {
            binder.array("text", patients.toArray(String[]::new))
                    .array("text", SqlArrays.texts(compartments, Stored::type))
                    .array(
                            "text",
                            SqlArrays.texts(
                                    compartments, version -> version.at().toString()))
                    .array("bigint", compartments.stream().map(Stored::rid).toArray(Long[]::new));
        }
    }

    /** Binds arrays one after the other. */
    private static final class Binder {

        private final PreparedStatement statement;
        private final Connection connection;
        private int next = 1;

        Binder(PreparedStatement statement) throws SQLException {
            this.statement = statement;
            this.connection = statement.getConnection();
        }

        Binder array(String type, Object[] values) throws SQLException {
            statement.setArray(next++, connection.createArrayOf(type, values));
            return this;
        }

        Binder longs(List<Long> values) throws SQLException {
            return array("bigint", SqlArrays.longs(values));
        }
    }
}
