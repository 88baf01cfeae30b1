package org.undercroft.lab.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.specimen.SpecimenBook;

/** Keeps reference laboratories and parcels to them. */
@Repository
public class ReferralBook {

    private static final int MOST = 200;

    private final JdbcClient jdbc;

    ReferralBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A laboratory that measures for us. */
    public record ReferenceLaboratory(long id, String name, String address, String contact, int answerDays) {}

    List<ReferenceLaboratory> laboratories() {
        return jdbc.sql("select id, name, address, contact, answer_days from lab.reference_laboratory where active"
                        + " order by name")
                .query(ReferenceLaboratory.class)
                .list();
    }

    long add(String name, String address, String contact, int answerDays) {
        return jdbc.sql("""
            insert into lab.reference_laboratory (name, address, contact, answer_days) values (?, ?, ?, ?) returning id
            """)
                .params(name, address, contact, answerDays)
                .query(Long.class)
                .single();
    }

    long begin(long laboratory, Instant now) {
        return jdbc.sql("""
            insert into lab.referral (laboratory, state, made_at, made_by) values (?, 'PACKING', ?, ?) returning id
            """)
                .params(laboratory, Timestamp.from(now), SpecimenBook.actor())
                .query(Long.class)
                .single();
    }

    /** The latest parcels, newest first. */
    List<Referral> latest() {
        return withItems(
                jdbc.sql("""
                    select r.*, l.name, l.address, l.answer_days from lab.referral r
                      join lab.reference_laboratory l on l.id = r.laboratory order by r.id desc limit ?
                    """).param(MOST).query((row, _) -> referral(row)).list());
    }

    Optional<Referral> find(long id) {
        return withItems(
                        jdbc.sql("""
                            select r.*, l.name, l.address, l.answer_days from lab.referral r
                              join lab.reference_laboratory l on l.id = r.laboratory where r.id = ?
                            """).param(id).query((row, _) -> referral(row)).list())
                .stream()
                .findFirst();
    }

    void lock(long id) {
        jdbc.sql("select id from lab.referral where id = ? for update")
                .param(id)
                .query(Long.class)
                .list();
    }

    private List<Referral> withItems(List<Referral> referrals) {
        Map<Long, List<Referral.Item>> items =
                items(referrals.stream().map(Referral::id).toArray(Long[]::new));
        return referrals.stream()
                .map(each -> each.with(items.getOrDefault(each.id(), List.of())))
                .toList();
    }

    private Map<Long, List<Referral.Item>> items(Long[] referrals) {
        record Owned(long referral, Referral.Item item) {}
        return jdbc
                .sql("""
                    select i.referral, s.id, s.accession, s.type, s.patient, coalesce(o.record_number, '') as record_number,
                           coalesce(o.patient_name, '') as patient_name, i.tests, i.former, i.result_back_at
                      from lab.referral_item i join lab.specimen s on s.id = i.specimen
                      left join lateral (select o.* from lab.order_line l join lab.lab_order o on o.id = l.order_id
                                          where l.specimen = coalesce(s.parent, s.id) limit 1) o on true
                     where i.referral = any(?) order by i.packed_at, i.specimen
                    """)
                .param(referrals)
                .query((row, _) -> new Owned(row.getLong("referral"), item(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Owned::referral, Collectors.mapping(Owned::item, Collectors.toList())));
    }

    private static Referral.Item item(ResultSet row) throws SQLException {
        return new Referral.Item(
                row.getLong("id"),
                row.getString("accession"),
                row.getString("type"),
                row.getString("patient"),
                row.getString("record_number"),
                row.getString("patient_name"),
                row.getString("tests"),
                row.getString("former"),
                instant(row, "result_back_at"));
    }

    void pack(long referral, long specimen, String tests, String former, Instant now) {
        jdbc.sql("""
            insert into lab.referral_item (referral, specimen, tests, packed_at, packed_by, former)
            values (?, ?, ?, ?, ?, ?)
            """)
                .params(referral, specimen, tests, Timestamp.from(now), SpecimenBook.actor(), former)
                .update();
    }

    void unpack(long referral, long specimen) {
        jdbc.sql("delete from lab.referral_item where referral = ? and specimen = ?")
                .params(referral, specimen)
                .update();
    }

    void resultBack(long referral, long specimen, Instant now) {
        jdbc.sql("update lab.referral_item set result_back_at = ? where referral = ? and specimen = ? and"
                        + " result_back_at is null")
                .params(Timestamp.from(now), referral, specimen)
                .update();
    }

    void ship(long referral, String carrier, String tracking, Instant now) {
        jdbc.sql("update lab.referral set carrier = ?, tracking = ?, shipped_at = ? where id = ?")
                .params(carrier, tracking, Timestamp.from(now), referral)
                .update();
    }

    void become(long referral, ReferralState state, Instant now) {
        jdbc.sql("""
            update lab.referral set state = :state,
                   received_at = case when :state = 'RECEIVED' then :now else received_at end,
                   done_at = case when :state = 'DONE' then :now else done_at end
             where id = :id
            """)
                .param("state", state.name())
                .param("now", Timestamp.from(now))
                .param("id", referral)
                .update();
    }

    private static Referral referral(ResultSet row) throws SQLException {
        return new Referral(
                row.getLong("id"),
                row.getString("name"),
                row.getString("address"),
                row.getInt("answer_days"),
                ReferralState.valueOf(row.getString("state")),
                row.getTimestamp("made_at").toInstant(),
                row.getString("made_by"),
                instant(row, "shipped_at"),
                row.getString("carrier"),
                row.getString("tracking"),
                instant(row, "received_at"),
                List.of());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
