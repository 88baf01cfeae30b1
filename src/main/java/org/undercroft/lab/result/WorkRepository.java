package org.undercroft.lab.result;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.AccessionNumber;
import org.undercroft.lab.catalog.Pregnancy;
import org.undercroft.lab.report.ReportedOrder;
import org.undercroft.lab.result.Circumstances.LineState;
import org.undercroft.records.PatientId;

/** Reads the work that results belong to: specimens with their lines, and orders. */
@Repository
class WorkRepository {

    private final JdbcClient jdbc;

    WorkRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Columns of a tube t that tell whether it may be used; of aliquots, those that were rejected. */
    private static final String TROUBLE = """
         array(select d.words from lab.specimen_doubt d
                where d.specimen = t.id and d.settled_at is null order by d.id) as doubts,
         array(select r.accession || chr(31) || initcap(replace(x.reason, '_', ' '))
                      || case when x.note = '' then '' else ': ' || x.note end
                 from lab.specimen r join lab.specimen_rejection x on x.specimen = r.id and x.undone_at is null
                where coalesce(r.parent, r.id) = t.id and r.state = 'REJECTED') as rejected
        """;

    private record Tube(long id, String accession, String placer, String patient, SpecimenWork.Trouble trouble) {}

    private static Tube tube(ResultSet row) throws SQLException {
        Timestamp collected = row.getTimestamp("collected_at");
        Map<String, String> rejected = new HashMap<>();
        for (String text : (String[]) row.getArray("rejected").getArray()) {
            String[] parts = text.split("\u001f", 2);
            rejected.put(parts[0], parts[1]);
        }
        return new Tube(
                row.getLong("id"),
                row.getString("accession"),
                row.getString("placer"),
                row.getString("patient"),
                new SpecimenWork.Trouble(
                        collected == null ? null : collected.toInstant(),
                        List.of((String[]) row.getArray("doubts").getArray()),
                        rejected));
    }

    /**
     * The specimens that these numbers mean, by number: accession numbers, or the sender's own. The number of an aliquot
     * means the tube it was taken from, on which the tests were ordered.
     */
    Map<String, SpecimenWork> specimens(Collection<String> numbers) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        List<Tube> tubes = jdbc.sql("select t.*, " + TROUBLE + """
              from (
            select coalesce(p.id, s.id) as id, coalesce(p.accession, s.accession) as accession,
                   case when p.id is null then s.placer_number else s.accession end as placer, s.patient,
                   coalesce(p.collected_at, s.collected_at) as collected_at
              from lab.specimen s left join lab.specimen p on p.id = s.parent
             where s.accession = any(?)
            union
            select id, accession, placer_number, patient, collected_at from lab.specimen
             where placer_number <> '' and placer_number = any(?)) t
            """)
                .params(array(numbers), array(numbers))
                .query((row, _) -> tube(row))
                .list();
        return work(tubes);
    }

    /** One specimen. */
    Optional<SpecimenWork> specimen(long id) {
        return Optional.ofNullable(specimensOf(List.of(id)).get(id));
    }

    /** Specimens by our own number. */
    Map<Long, SpecimenWork> specimensOf(Collection<Long> ids) {
        List<Tube> tubes = jdbc.sql("select t.id, t.accession, t.accession as placer, t.patient, t.collected_at, "
                        + TROUBLE + " from lab.specimen t where t.id = any(?)")
                .param(ids.toArray(Long[]::new))
                .query((row, _) -> tube(row))
                .list();
        return work(tubes).values().stream().collect(Collectors.toMap(SpecimenWork::id, specimen -> specimen));
    }

    private Map<String, SpecimenWork> work(List<Tube> tubes) {
        if (tubes.isEmpty()) {
            return Map.of();
        }
        Long[] ids = tubes.stream().map(Tube::id).toArray(Long[]::new);
        Map<Long, List<SpecimenWork.Line>> lines = lines(ids);
        Map<Long, List<SpecimenWork.Found>> found = found(ids);
        Map<String, SpecimenWork> work = new HashMap<>();
        for (Tube tube : tubes) {
            SpecimenWork specimen = new SpecimenWork(
                    tube.id(),
                    new AccessionNumber(tube.accession()),
                    new PatientId(tube.patient()),
                    lines.getOrDefault(tube.id(), List.of()),
                    found.getOrDefault(tube.id(), List.of()),
                    tube.trouble());
            work.putIfAbsent(tube.placer(), specimen);
            work.put(tube.accession(), specimen);
        }
        return work;
    }

    private Map<Long, List<SpecimenWork.Line>> lines(Long[] specimens) {
        record Owned(long specimen, SpecimenWork.Line line) {}
        return jdbc.sql("""
            select l.specimen, l.id, l.order_id, l.test, l.state, o.pregnancy
              from lab.order_line l join lab.lab_order o on o.id = l.order_id
             where l.specimen = any(?) order by l.id
            """).param(specimens).query((row, _) -> new Owned(row.getLong(1), line(row))).list().stream()
                .collect(Collectors.groupingBy(Owned::specimen, Collectors.mapping(Owned::line, Collectors.toList())));
    }

    private static SpecimenWork.Line line(ResultSet row) throws SQLException {
        return new SpecimenWork.Line(
                row.getLong(2),
                row.getLong(3),
                row.getString(4),
                LineState.valueOf(row.getString(5)),
                Pregnancy.valueOf(row.getString(6)));
    }

    private Map<Long, List<SpecimenWork.Found>> found(Long[] specimens) {
        record Owned(long specimen, SpecimenWork.Found found) {}
        return jdbc
                .sql("""
                    select specimen, id, coalesce(test, ''), reported, unit, state from lab.result
                     where specimen = any(?) and state in ('HELD', 'RELEASED') order by id desc
                    """)
                .param(specimens)
                .query((row, _) -> new Owned(
                        row.getLong(1),
                        new SpecimenWork.Found(
                                row.getLong(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                ResultState.valueOf(row.getString(6)))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Owned::specimen, Collectors.mapping(Owned::found, Collectors.toList())));
    }

    /** Orders as their reports tell them, with the lines released by now. */
    Map<Long, ReportedOrder> orders(Set<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc.sql("""
            select o.id, o.sender, o.placer, o.requested, o.requested_name, o.visit, o.ward, o.ordered_by,
                   array_agg('lab-line-' || l.id order by l.id) filter (where l.state = 'RELEASED') as observations,
                   array_agg(distinct t.section) filter (where l.state = 'RELEASED') as sections,
                   bool_and(l.state in ('RELEASED', 'CANCELLED')) as complete
              from lab.lab_order o join lab.order_line l on l.order_id = o.id
              left join lab.test t on t.code = l.test
             where o.id = any(?) group by o.id
            """).param(ids.toArray(Long[]::new)).query((row, _) -> order(row)).list().stream()
                .collect(Collectors.toMap(ReportedOrder::id, order -> order));
    }

    private static ReportedOrder order(ResultSet row) throws SQLException {
        return new ReportedOrder(
                row.getLong("id"),
                row.getString("sender"),
                row.getString("placer"),
                row.getString("requested"),
                row.getString("requested_name"),
                row.getString("visit"),
                row.getString("ward"),
                row.getString("ordered_by"),
                texts(row.getArray("observations")),
                texts(row.getArray("sections")),
                row.getBoolean("complete"));
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null
                ? List.of()
                : Arrays.stream((String[]) array.getArray())
                        .filter(text -> text != null)
                        .toList();
    }

    /** Held results of a specimen, in their order. */
    List<Long> heldIn(long specimen) {
        return jdbc.sql("select id from lab.result where specimen = ? and state = 'HELD' order by id")
                .param(specimen)
                .query(Long.class)
                .list();
    }

    /** Those of these tubes in which something is held. */
    List<Long> tubesWithHeld(Collection<String> accessions) {
        return jdbc.sql("""
            select s.id from lab.specimen s where s.accession = any(?)
               and exists (select from lab.result r where r.specimen = s.id and r.state = 'HELD') order by s.id
            """).param(array(accessions)).query(Long.class).list();
    }

    void markLines(Collection<Long> lines, LineState state) {
        if (!lines.isEmpty()) {
            jdbc.sql("update lab.order_line set state = ? where id = any(?) and state not in (?, 'CANCELLED')")
                    .params(state.name(), lines.toArray(Long[]::new), state.name())
                    .update();
        }
    }

    void closeOrders(Collection<Long> orders) {
        if (!orders.isEmpty()) {
            jdbc.sql("update lab.lab_order set state = 'COMPLETE' where id = any(?) and state = 'OPEN'")
                    .param(orders.toArray(Long[]::new))
                    .update();
        }
    }

    private static String[] array(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }
}
