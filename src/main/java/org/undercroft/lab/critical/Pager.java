package org.undercroft.lab.critical;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps who is on call for a rung of the ladder, and the pages they got. */
@Repository
class Pager {

    private static final int MOST = 100;

    private final JdbcClient jdbc;

    Pager(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Pages whoever is on call for a rung, or everybody if nobody is; gives the accounts that were paged. */
    List<String> page(long call, String whom) {
        return jdbc.sql("""
            with paged as (
              insert into lab.critical_page (call, whom, account)
              select :call, :whom, coalesce(d.account, '') from (select 1) one
                left join lab.critical_duty d on lower(d.whom) = lower(:whom) and d.until is null
              returning account)
            select account from paged where account <> '' order by account
            """)
                .param("call", call)
                .param("whom", whom)
                .query(String.class)
                .list();
    }

    /** The unread pages of an account about calls that are still open, the newest first. */
    List<PagedCall> unread(String account) {
        return jdbc.sql("""
            select p.id, p.call, p.whom, p.account <> '' as addressed, p.sent_at, c.accession, c.patient_name, c.ward,
                   c.test_name, case when c.told_at is null then '' else trim(c.value || ' ' || c.unit) end as value
              from lab.critical_page p join lab.critical_call c on c.id = p.call
             where p.read_at is null and p.account in ('', :account) and c.state = 'OPEN'
             order by p.sent_at desc, p.id desc limit :most
            """)
                .param("account", account)
                .param("most", MOST)
                .query((row, _) -> new PagedCall(
                        row.getLong("id"),
                        row.getLong("call"),
                        row.getString("whom"),
                        row.getBoolean("addressed"),
                        row.getTimestamp("sent_at").toInstant(),
                        row.getString("accession"),
                        row.getString("patient_name"),
                        row.getString("ward"),
                        row.getString("test_name"),
                        row.getString("value")))
                .list();
    }

    /** Somebody has a page in hand; gives its call, or nothing if it is not theirs or was read before. */
    Optional<Long> read(long page, String account) {
        return jdbc.sql("""
            update lab.critical_page set read_at = clock_timestamp(), read_by = :account
             where id = :page and read_at is null and account in ('', :account) returning call
            """)
                .param("page", page)
                .param("account", account)
                .query(Long.class)
                .optional();
    }

    /** The rungs that an account is on call for. */
    List<String> duties(String account) {
        return jdbc.sql("select whom from lab.critical_duty where account = ? and until is null order by whom")
                .param(account)
                .query(String.class)
                .list();
    }

    void take(String whom, String account) {
        jdbc.sql("""
            insert into lab.critical_duty (whom, account) values (?, ?)
            on conflict (whom, account) where until is null do nothing
            """).params(whom, account).update();
    }

    void leave(String whom, String account) {
        jdbc.sql("""
            update lab.critical_duty set until = clock_timestamp()
             where lower(whom) = lower(?) and account = ? and until is null
            """).params(whom, account).update();
    }
}
