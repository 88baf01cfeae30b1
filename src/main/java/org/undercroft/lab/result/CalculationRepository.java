package org.undercroft.lab.result;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.AccessionNumber;
import org.undercroft.lab.catalog.ReleasedValue;

/** Reads what calculated tests depend on. */
@Repository
class CalculationRepository {

    private final JdbcClient jdbc;

    CalculationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A calculated test that an order asks for.
     *
     * @param order the order
     * @param specimen the specimen it is filed in
     * @param at when that was collected, or numbered if nobody said
     * @param message the inbox number of the newest message with a result of the specimen; 0 if there is none
     */
    record Asked(long order, long specimen, String accession, String patient, String test, Instant at, long message) {}

    /** A result that stands for a calculated test: held or released. */
    record Standing(long id, long analyzer, String value, String state) {}

    /** The calculated tests asked of a specimen, or of another one in the same order. */
    List<Asked> asked(AccessionNumber accession, Collection<String> tests) {
        return jdbc.sql("""
            with orders as (select l.order_id from lab.order_line l join lab.specimen s on s.id = l.specimen
                             where s.accession = :accession)
            select distinct on (s.id, l.test) l.order_id as order, s.id as specimen, s.accession, s.patient, l.test,
                   coalesce(s.collected_at, s.created_at) as at,
                   coalesce((select max(message) from lab.result r where r.specimen = s.id), 0) as message
              from lab.order_line l join lab.specimen s on s.id = l.specimen
             where l.order_id in (select order_id from orders) and l.test = any(:tests)
               and l.state in ('ORDERED', 'MEASURED', 'RELEASED')
             order by s.id, l.test, l.id desc
            """)
                .param("accession", accession.value())
                .param("tests", tests.toArray(String[]::new))
                .query((row, _) -> new Asked(
                        row.getLong("order"),
                        row.getLong("specimen"),
                        row.getString("accession"),
                        row.getString("patient"),
                        row.getString("test"),
                        row.getTimestamp("at").toInstant(),
                        row.getLong("message")))
                .list();
    }

    /** The released values by test, of the same specimen before those of others in its orders. */
    Map<String, ReleasedValue> released(Asked asked) {
        record Named(String test, ReleasedValue value) {}
        return jdbc
                .sql("""
                    select r.test, r.id, r.reported, r.number, r.comparator from lab.result r
                     where r.state = 'RELEASED' and r.test is not null and r.specimen in (
                       select specimen from lab.order_line
                        where order_id = :order or order_id in (
                          select order_id from lab.order_line where specimen = :specimen))
                     order by r.specimen = :specimen desc, r.id desc
                    """)
                .param("order", asked.order())
                .param("specimen", asked.specimen())
                .query((row, _) -> new Named(
                        row.getString("test"),
                        new ReleasedValue(
                                row.getLong("id"),
                                row.getString("reported"),
                                row.getBigDecimal("number"),
                                row.getString("comparator"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Named::test, Named::value, (first, _) -> first));
    }

    Optional<Standing> standing(Asked asked) {
        return jdbc.sql("""
            select id, analyzer, value, state from lab.result
             where specimen = ? and test = ? and state in ('HELD', 'RELEASED') order by id desc limit 1
            """)
                .params(asked.specimen(), asked.test())
                .query(Standing.class)
                .optional();
    }

    /** Results that stand and name this one among what they were calculated from, see {@link Calculations}. */
    List<Long> standingFrom(long result, Collection<String> tests) {
        return jdbc.sql("""
            select r.id from lab.result r
             where r.specimen in (
                     select l.specimen from lab.order_line l where l.order_id in (
                       select l2.order_id from lab.order_line l2 join lab.result i on i.specimen = l2.specimen
                        where i.id = :result))
               and r.test = any(:tests) and r.state in ('HELD', 'RELEASED')
               and r.operator ~ ('^results .*\\m' || :result || '\\M')
             order by r.id
            """)
                .param("result", result)
                .param("tests", tests.toArray(String[]::new))
                .query(Long.class)
                .list();
    }

    boolean isHeld(long result) {
        return jdbc.sql("select state = 'HELD' from lab.result where id = ?")
                .param(result)
                .query(Boolean.class)
                .single();
    }
}
