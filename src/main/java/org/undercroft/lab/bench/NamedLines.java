package org.undercroft.lab.bench;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.catalog.LabTest;

/** Keeps which tests people said that an order's unknown code means. */
@Repository
class NamedLines {

    private final JdbcClient jdbc;

    NamedLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A test of an order as it stands. */
    record Line(
            long id,
            long order,
            long specimen,
            String accession,
            String type,
            String patient,
            String requested,
            String state,
            String namedBy) {

        /** Whether nobody knows what the tube holds. */
        boolean isOfUnknownKind() {
            return type.equals("UNK");
        }
    }

    /** The line with this number, locked. */
    Optional<Line> lock(long id) {
        return jdbc.sql("""
            select l.id, l.order_id as order, l.specimen, s.accession, s.type, s.patient, l.requested, l.state, l.named_by
              from lab.order_line l join lab.specimen s on s.id = l.specimen where l.id = ? for update of l
            """).param(id).query(Line.class).optional();
    }

    /** The first test takes the unknown one's place, further ones stand beside it. */
    void name(Line line, List<LabTest> tests, String actor) {
        jdbc.sql("""
            update lab.order_line set test = ?, state = 'ORDERED', named_by = ?, named_kind = ? where id = ?
            """)
                .params(tests.getFirst().code(), actor, line.isOfUnknownKind(), line.id())
                .update();
        tests.stream()
                .skip(1)
                .forEach(test -> jdbc.sql("""
                    insert into lab.order_line (order_id, specimen, test, requested, state, named_by)
                    values (?, ?, ?, ?, 'ORDERED', ?)
                    """)
                        .params(line.order(), line.specimen(), test.code(), line.requested(), actor)
                        .update());
        jdbc.sql("update lab.specimen set type = ? where id = ? and type = 'UNK'")
                .params(tests.getFirst().specimenType(), line.specimen())
                .update();
        jdbc.sql("update lab.lab_order set state = 'OPEN' where id = ? and state = 'COMPLETE'")
                .param(line.order())
                .update();
    }

    /** Our codes of the tests that are asked of a specimen. */
    List<String> asked(long specimen) {
        return jdbc.sql("""
            select test from lab.order_line where specimen = ? and test is not null and state <> 'CANCELLED'
            """).param(specimen).query(String.class).list();
    }

    /** Whether something was measured for a test that got its name together with this one. */
    boolean isMeasuredBeside(Line line) {
        return jdbc.sql("""
            select exists (select from lab.order_line where order_id = ? and requested = ? and named_by <> '' and id <> ?
                              and state not in ('ORDERED', 'CANCELLED'))
            """)
                .params(line.order(), line.requested(), line.id())
                .query(Boolean.class)
                .single();
    }

    /** Takes a name back: the line is unknown again, and so is its tube; those that came with it are taken back. */
    void forget(Line line) {
        jdbc.sql("""
            update lab.order_line set state = 'CANCELLED'
             where order_id = ? and requested = ? and named_by <> '' and id <> ? and state = 'ORDERED'
            """).params(line.order(), line.requested(), line.id()).update();
        jdbc.sql("""
            update lab.specimen s set type = 'UNK' from lab.order_line l
             where l.id = ? and l.named_kind and s.id = l.specimen and not exists (
               select from lab.order_line o
                where o.specimen = s.id and o.id <> l.id and o.test is not null and o.state <> 'CANCELLED')
            """).param(line.id()).update();
        jdbc.sql("""
            update lab.order_line set test = null, state = 'UNKNOWN_TEST', named_by = '', named_kind = false where id = ?
            """).param(line.id()).update();
    }

    void tell(long specimen, Instant at, String actor, String what) {
        jdbc.sql("insert into lab.specimen_moment (specimen, at, actor, what) values (?, ?, ?, ?)")
                .params(specimen, Timestamp.from(at), actor, what)
                .update();
    }
}
