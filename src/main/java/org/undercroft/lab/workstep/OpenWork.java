package org.undercroft.lab.workstep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.Mapping;
import org.undercroft.records.PatientId;

/** Finds what an analyzer could measure and nobody has measured yet. */
@Repository
class OpenWork {

    /** More than any analyzer loads at once. */
    private static final int MOST_TUBES = 200;

    private static final String WORK = """
        select s.id as specimen, s.accession, s.placer_number, s.type, s.patient, l.id as line, l.test, o.priority,
               exists (select from lab.work_step w
                        where w.order_line = l.id and w.analyzer = :analyzer and w.state = 'SENT') as on_its_way
          from lab.specimen s
          join lab.order_line l on l.specimen = coalesce(s.parent, s.id)
          join lab.lab_order o on o.id = l.order_id
         where l.state = 'ORDERED' and l.test = any(:tests)
        """;

    private final JdbcClient jdbc;

    OpenWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(
            long specimen,
            String accession,
            String placerNumber,
            String type,
            String patient,
            long line,
            String test,
            String priority,
            boolean onItsWay) {}

    /**
     * The open work of some tubes.
     *
     * @param orders what can be sent
     * @param onItsWay whether some of it was sent and not answered yet, and is therefore not sent again
     */
    record Found(List<WorkOrder> orders, boolean onItsWay) {}

    /** What is open in tubes with these numbers, whosever they are. */
    Found of(Analyzer analyzer, Collection<String> numbers) {
        return found(analyzer, numbers, jdbc.sql(WORK + """
               and (s.accession = any(:numbers) or (s.placer_number <> '' and s.placer_number = any(:numbers)))
             order by s.id, l.id
            """).param("numbers", numbers.toArray(String[]::new)));
    }

    /** What is open at all, the oldest tubes first. */
    Found all(Analyzer analyzer) {
        return found(analyzer, List.of(), jdbc.sql(WORK + """
               and s.id in (select l2.specimen from lab.order_line l2
                             where l2.state = 'ORDERED' and l2.test = any(:tests)
                             group by 1 order by 1 limit :most)
             order by s.id, l.id
            """).param("most", MOST_TUBES));
    }

    private Found found(Analyzer analyzer, Collection<String> numbers, JdbcClient.StatementSpec statement) {
        Map<String, Set<String>> codes = codes(analyzer);
        List<Row> rows = statement
                .param("analyzer", analyzer.id().value())
                .param("tests", codes.keySet().toArray(String[]::new))
                .query(Row.class)
                .list();
        Map<Long, List<Row>> tubes = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> !row.onItsWay())
                .forEach(row -> tubes.computeIfAbsent(row.specimen(), _ -> new ArrayList<>())
                        .add(row));
        List<WorkOrder> orders =
                tubes.values().stream().map(tube -> order(tube, codes, numbers)).toList();
        return new Found(orders, rows.stream().anyMatch(Row::onItsWay));
    }

    private static Map<String, Set<String>> codes(Analyzer analyzer) {
        Map<String, Set<String>> codes = new TreeMap<>();
        for (Mapping mapping : analyzer.mappings().values()) {
            if (mapping.test() != null) {
                codes.computeIfAbsent(mapping.test(), _ -> new TreeSet<>()).add(mapping.code());
            }
        }
        return codes;
    }

    private static WorkOrder order(List<Row> tube, Map<String, Set<String>> codes, Collection<String> numbers) {
        Row first = tube.getFirst();
        boolean byPlacer = !numbers.contains(first.accession()) && numbers.contains(first.placerNumber());
        List<WorkOrder.Test> tests = tube.stream()
                .flatMap(row -> codes.getOrDefault(row.test(), Set.of()).stream()
                        .map(code -> new WorkOrder.Test(row.line(), row.test(), code)))
                .toList();
        String priority =
                tube.stream().map(Row::priority).min(OpenWork::moreUrgent).orElse("R");
        return new WorkOrder(
                first.specimen(),
                first.accession(),
                byPlacer ? first.placerNumber() : first.accession(),
                first.type(),
                priority,
                new PatientId(first.patient()),
                tests);
    }

    private static int moreUrgent(String one, String other) {
        return Integer.compare("SAR".indexOf(one), "SAR".indexOf(other));
    }
}
