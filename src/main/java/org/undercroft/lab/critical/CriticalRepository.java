package org.undercroft.lab.critical;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.critical.CriticalCall.Contact;
import org.undercroft.lab.critical.CriticalCall.State;

/** Keeps calls, their logs and the policy. */
@Repository
public class CriticalRepository {

    private final JdbcClient jdbc;

    CriticalRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How the laboratory tells critical values: who is told when, and whether they leave before or after the call. */
    public record Policy(int version, String ladder, boolean afterCall, Instant changedAt, String changedBy) {}

    /** What an account wants to see; both empty: everything. */
    record Watcher(String doctor, List<String> wards) {

        static final Watcher ALL = new Watcher("", List.of());
    }

    /** Opens a call, or opens a withdrawn one again; empty if the value has its call. */
    Optional<Long> open(CriticalFinding finding, Instant at, @Nullable Instant dueAt) {
        return jdbc.sql("""
            insert into lab.critical_call as c (result, accession, patient, record_number, patient_name, test, test_name,
                                                value, unit, flag, ward, doctor, opened_at, state, due_at)
            select :result, :accession, :patient, :record, :name, :test, :testName, :value, :unit, :flag,
                   coalesce(nullif(split_part(o.ward, '^', 1), ''), :location), coalesce(o.ordered_by, ''), :at::timestamptz,
                   'OPEN', :due::timestamptz
              from (select 1) once left join lab.lab_order o on o.id = :order::bigint
            on conflict (result) do update
               set state = 'OPEN', opened_at = excluded.opened_at, told_at = null, step = 0, due_at = excluded.due_at,
                   closed_at = null, closed_by = null, value = excluded.value, flag = excluded.flag
             where c.state = 'WITHDRAWN'
            returning id
            """)
                .param("result", finding.result())
                .param("accession", finding.accession().value())
                .param("patient", finding.patient().value())
                .param("record", finding.recordNumber())
                .param("name", finding.patientName())
                .param("test", finding.test())
                .param("testName", finding.testName())
                .param("value", finding.value())
                .param("unit", finding.unit())
                .param("flag", finding.flag())
                .param("location", finding.location())
                .param("order", finding.order())
                .param("at", at.toString())
                .param("due", dueAt == null ? null : dueAt.toString())
                .query(Long.class)
                .optional();
    }

    void log(long call, String actor, String kind, String whom, String readBack, String verdict, String note) {
        jdbc.sql("""
            insert into lab.critical_contact (call, at, actor, kind, whom, read_back, verdict, note)
            values (?, clock_timestamp(), ?, ?, ?, ?, ?, ?)
            """).params(call, actor, kind, whom, readBack, verdict, note).update();
    }

    Optional<CriticalCall> lock(long id) {
        return calls("id = ? for update", id).stream().findFirst();
    }

    Optional<CriticalCall> ofResult(long result) {
        return calls("result = ?", result).stream().findFirst();
    }

    Optional<CriticalCall> find(long id) {
        return calls("id = ?", id).stream().findFirst();
    }

    /** Open calls whose next rung is due, for this node alone. */
    List<CriticalCall> due(Instant now) {
        return calls(
                "state = 'OPEN' and due_at <= ?::timestamptz order by due_at limit 100 for update skip locked",
                now.toString());
    }

    /** Open calls whose result doesn't stand any more. */
    List<CriticalCall> gone() {
        return calls("""
            state = 'OPEN' and exists (select from lab.result r where r.id = result and r.state not in
              ('HELD', 'RELEASED', 'REPEAT', 'NOTED')) order by id limit 100 for update skip locked
            """);
    }

    /** Open calls whose result was released, here or in a report of its own, and that no screen has shown yet. */
    List<CriticalCall> confirmed() {
        return calls("""
            state = 'OPEN' and told_at is null and exists (select from lab.result r where r.id = result and r.state in
              ('RELEASED', 'NOTED')) order by id limit 100 for update skip locked
            """);
    }

    /** Calls of one doctor or some wards, or all: the open ones first, then those closed within a day. */
    List<CriticalCall> watched(Watcher watcher, boolean confirmedOnly) {
        return calls(
                """
                (state = 'OPEN' or closed_at > now() - interval '1 day') and (not ? or told_at is not null)
                  and ((? = '' and cardinality(?::text[]) = 0) or (? <> '' and strpos(lower(doctor), lower(?)) > 0)
                       or ward = any(?))
                order by state = 'OPEN' desc, opened_at desc limit 200
                """,
                confirmedOnly,
                watcher.doctor(),
                array(watcher.wards()),
                watcher.doctor(),
                watcher.doctor(),
                array(watcher.wards()));
    }

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }

    private List<CriticalCall> calls(String where, Object... values) {
        return jdbc.sql("select * from lab.critical_call where " + where)
                .params(values)
                .query((row, _) -> call(row))
                .list();
    }

    private static CriticalCall call(ResultSet row) throws SQLException {
        return new CriticalCall(
                row.getLong("id"),
                row.getLong("result"),
                row.getString("accession"),
                row.getString("patient"),
                row.getString("record_number"),
                row.getString("patient_name"),
                row.getString("test"),
                row.getString("test_name"),
                row.getString("value"),
                row.getString("unit"),
                row.getString("flag"),
                row.getString("ward"),
                row.getString("doctor"),
                row.getTimestamp("opened_at").toInstant(),
                State.valueOf(row.getString("state")),
                instant(row.getTimestamp("told_at")),
                row.getInt("step"),
                instant(row.getTimestamp("due_at")),
                instant(row.getTimestamp("closed_at")),
                row.getString("closed_by"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    void told(long id) {
        jdbc.sql("update lab.critical_call set told_at = clock_timestamp() where id = ?")
                .param(id)
                .update();
    }

    void climbed(long id, int step, @Nullable Instant dueAt) {
        jdbc.sql("update lab.critical_call set step = :step, due_at = :due::timestamptz where id = :id")
                .param("step", step)
                .param("due", dueAt == null ? null : dueAt.toString())
                .param("id", id)
                .update();
    }

    void close(long id, State state, String actor) {
        jdbc.sql("""
            update lab.critical_call set state = ?, due_at = null, closed_at = clock_timestamp(), closed_by = ?
             where id = ?
            """).params(state.name(), actor, id).update();
    }

    List<Contact> contacts(long call) {
        return jdbc.sql("""
            select at, actor, kind, whom, read_back, verdict, note from lab.critical_contact where call = ? order by id
            """)
                .param(call)
                .query((row, _) -> new Contact(
                        row.getTimestamp(1).toInstant(),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7)))
                .list();
    }

    /** What the logs of the last hour hold; whoever watches looks again when it changes. */
    String mark() {
        // The count too: entries may be committed in another order than they were numbered.
        return jdbc.sql("""
            select concat(max(id), ' ', count(*)) from lab.critical_contact where at > now() - interval '1 hour'
            """).query(String.class).single();
    }

    Policy policy() {
        return jdbc.sql("""
            select version, ladder, leaves, changed_at, changed_by from lab.critical_policy order by version desc limit 1
            """)
                .query((row, _) -> new Policy(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3).equals("AFTER_CALL"),
                        row.getTimestamp(4).toInstant(),
                        row.getString(5)))
                .single();
    }

    void keepPolicy(String ladder, boolean afterCall, String actor) {
        jdbc.sql("insert into lab.critical_policy (ladder, leaves, changed_by) values (?, ?, ?)")
                .params(ladder, afterCall ? "AFTER_CALL" : "BEFORE_CALL", actor)
                .update();
    }

    Watcher watcher(String account) {
        return jdbc.sql("select doctor, wards from lab.critical_watcher where account = ?")
                .param(account)
                .query((row, _) -> new Watcher(
                        row.getString(1),
                        row.getString(2).isBlank()
                                ? List.of()
                                : List.of(row.getString(2).split(",", -1))))
                .optional()
                .orElse(Watcher.ALL);
    }

    void keepWatcher(String account, Watcher watcher) {
        jdbc.sql("""
            insert into lab.critical_watcher (account, doctor, wards) values (?, ?, ?)
            on conflict (account) do update set doctor = excluded.doctor, wards = excluded.wards
            """)
                .params(account, watcher.doctor(), String.join(",", watcher.wards()))
                .update();
    }
}
