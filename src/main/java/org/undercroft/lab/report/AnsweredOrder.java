package org.undercroft.lab.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The order that a report written as a whole answers, such as that of a culture or of a case of pathology. */
@Component
public class AnsweredOrder {

    private final JdbcClient jdbc;

    AnsweredOrder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The order that asked for a test of a specimen; empty if none did. */
    public Optional<ReportedOrder> of(String accession, String test, List<String> observations, boolean complete) {
        return jdbc.sql("""
            select o.*, t.section from lab.lab_order o join lab.order_line l on l.order_id = o.id
              join lab.specimen s on s.id = l.specimen left join lab.test t on t.code = l.test
             where s.accession = ? and coalesce(l.test, l.requested) = ? order by l.id limit 1
            """)
                .params(accession, test)
                .query((row, _) -> new ReportedOrder(
                        row.getLong("id"),
                        row.getString("sender"),
                        row.getString("placer"),
                        row.getString("requested"),
                        row.getString("requested_name"),
                        row.getString("visit"),
                        row.getString("ward"),
                        row.getString("ordered_by"),
                        observations,
                        Optional.ofNullable(row.getString("section")).stream().toList(),
                        complete))
                .optional();
    }

    /** The line that asked for it is done, and its order with its last line. */
    public void close(String accession, String test) {
        Map<String, Object> which = Map.of("accession", accession, "test", test);
        jdbc.sql("""
            update lab.order_line l set state = 'RELEASED' from lab.specimen s
             where s.id = l.specimen and s.accession = :accession and coalesce(l.test, l.requested) = :test
               and l.state in ('ORDERED', 'MEASURED', 'UNKNOWN_TEST')
            """).params(which).update();
        jdbc.sql("""
            update lab.lab_order o set state = 'COMPLETE'
             where o.state = 'OPEN' and o.id in (select l.order_id from lab.order_line l
                                                   join lab.specimen s on s.id = l.specimen
                                                  where s.accession = :accession)
               and not exists (select 1 from lab.order_line l where l.order_id = o.id
                                  and l.state not in ('RELEASED', 'CANCELLED'))
            """).params(which).update();
    }
}
