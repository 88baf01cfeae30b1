package org.undercroft.lab.order;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.undercroft.lab.AccessionNumber;
import org.undercroft.lab.ResultReleased;
import org.undercroft.lab.TestsAdded;
import org.undercroft.lab.catalog.Catalog;
import org.undercroft.lab.catalog.Flag;
import org.undercroft.lab.catalog.LabTest;
import org.undercroft.lab.catalog.ReflexRule;
import org.undercroft.platform.event.EventLog;

/** Adds the tests that a released result asks for to its order, on the same specimen, with the reason. */
@Component
public class ReflexOrders {

    private final JdbcClient jdbc;
    private final OrderRepository orders;
    private final EventLog events;

    ReflexOrders(JdbcClient jdbc, OrderRepository orders, EventLog events) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.events = events;
    }

    private record Released(
            long order,
            long specimen,
            String reported,
            @Nullable BigDecimal number,
            String comparator,
            String flag) {}

    /** Orders the reflexes of a result; a test that is already asked of the specimen isn't asked again. */
    public void after(ResultReleased event, Catalog catalog) {
        List<ReflexRule> rules = catalog.reflexesOf(event.test());
        if (rules.isEmpty()) {
            return;
        }
        released(event.result())
                .ifPresent(result -> rules.stream()
                        .filter(rule -> rule.fires(
                                result.reported(), result.number(), result.comparator(), Flag.of(result.flag())))
                        .forEach(rule -> add(rule, result, event.accession(), catalog)));
    }

    private Optional<Released> released(long result) {
        return jdbc.sql("""
            select l.order_id as order, r.specimen, r.reported, r.number, r.comparator, r.flag
              from lab.result r join lab.order_line l on l.id = r.order_line
             where r.id = ? and r.state = 'RELEASED'
            """).param(result).query(Released.class).optional();
    }

    private void add(ReflexRule rule, Released result, AccessionNumber accession, Catalog catalog) {
        String[] tests =
                catalog.withInputs(rule.adds()).stream().map(LabTest::code).toArray(String[]::new);
        String because =
                "Reflex " + rule.code() + ": " + rule.test() + " is " + result.reported() + ". " + rule.reason();
        List<String> added = jdbc.sql("""
            insert into lab.order_line (order_id, specimen, test, requested, state, added_because)
            select :order, :specimen, added.test, added.test, 'ORDERED', :because from unnest(:tests) as added (test)
             where not exists (select from lab.order_line l
                                where l.specimen = :specimen and l.test = added.test and l.state <> 'CANCELLED')
            returning test
            """)
                .param("order", result.order())
                .param("specimen", result.specimen())
                .param("because", because)
                .param("tests", tests)
                .query(String.class)
                .list();
        if (!added.isEmpty()) {
            jdbc.sql("update lab.lab_order set state = 'OPEN' where id = ? and state = 'COMPLETE'")
                    .param(result.order())
                    .update();
            orders.tell(result.specimen(), because + " Added: " + String.join(", ", added) + ".");
            events.append(new TestsAdded(result.order(), accession, added, because));
        }
    }
}
