package org.undercroft.lab.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.undercroft.platform.page.PageRequest;

/**
 * Finds the newest rows of the worklist that fulfil its filters. Each source of rows (results, lines without result,
 * cultures) has an index in the order of the list, so that only as many rows are read as are shown.
 */
final class WorklistQuery {

    private static final String SHOWN = "('HELD', 'RELEASED', 'REPEAT', 'REJECTED')";
    private static final Set<String> LINE_STATES = Set.of("WAITING", "MEASURED", "UNKNOWN_TEST", "CANCELLED");

    private final Map<String, Object> parameters = new TreeMap<>();
    private final List<String> sources = new ArrayList<>();

    private WorklistQuery(PageRequest request) {
        request.filters().forEach((key, value) -> parameters.put(key, value));
        List<String> states = several(request, "state");
        for (int i = 0; i < states.size(); i++) {
            addState(request, states.get(i), "state" + i);
        }
        if (states.isEmpty()) {
            sources.addAll(List.of(results(request, null), lines(request, null), cultures(request)));
        }
    }

    /** Each state is a source of its own, so that each is read in the order of an index. */
    private void addState(PageRequest request, String state, String name) {
        boolean ofLine = LINE_STATES.contains(state);
        parameters.put(name, state.equals("WAITING") ? "ORDERED" : state);
        sources.add(ofLine ? lines(request, name) : results(request, name));
        if (state.equals("RELEASED")) {
            sources.add(cultures(request));
        }
    }

    private static List<String> several(PageRequest request, String key) {
        return request.filter(key)
                .map(values -> Stream.of(values.split(","))
                        .map(String::strip)
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    /** The rows that a request's filters leave. */
    static WorklistQuery of(PageRequest request) {
        return new WorklistQuery(request);
    }

    /** What its text is bound to. */
    Map<String, Object> parameters() {
        return parameters;
    }

    /**
     * Keys of the newest rows: {@code line}, {@code result}, {@code since} and {@code tie}; the last two order them.
     *
     * @param most the name of the parameter that limits them
     */
    String newest(String most) {
        String all = String.join(
                " union all ",
                sources.stream()
                        .map(source -> "(" + source + " limit :" + most + ")")
                        .toList());
        return "select * from (" + all + ") sources order by since desc, tie desc limit :" + most;
    }

    private String results(PageRequest request, @Nullable String state) {
        List<String> where = new ArrayList<>();
        where.add("""
            (r.order_line is null or (r.state in %s and not exists (
               select from lab.result x where x.specimen = r.specimen and x.order_line = r.order_line and x.id > r.id
                                          and x.state in %s)))
            """.formatted(SHOWN, SHOWN));
        if (state != null) {
            where.add("r.state = :" + state);
        }
        if (request.filter("section").isPresent()) {
            where.add("r.test in " + ofSections(request));
        }
        request.filter("test").ifPresent(_ -> where.add("coalesce(r.test, r.instrument_code) ilike :test || '%'"));
        request.filter("analyzer")
                .ifPresent(_ -> where.add("r.analyzer in (select id from lab.analyzer where name = :analyzer)"));
        request.filter("accession")
                .ifPresent(accession -> where.add("(r.specimen = any(" + specimens(accession)
                        + ") or (r.specimen is null and upper(r.specimen_text) like" + " :accessionBegins))"));
        request.filter("patient").ifPresent(patient -> where.add("r.specimen = any(" + ofPatient(patient) + ")"));
        ordered(request)
                .forEach(condition -> where.add("exists (select from lab.order_line l join lab.lab_order o on"
                        + " o.id = l.order_id where l.id = r.order_line and " + condition + ")"));
        return "select r.order_line as line, r.id as result, r.received_at as since, r.id * 2 + 1 as tie from"
                + " lab.result r where " + String.join(" and ", where) + " order by r.received_at desc, r.id desc";
    }

    private String lines(PageRequest request, @Nullable String state) {
        List<String> where = new ArrayList<>();
        where.add("""
            l.state in ('ORDERED', 'MEASURED', 'UNKNOWN_TEST', 'CANCELLED') and not exists (
              select from lab.result x where x.specimen = l.specimen and x.order_line = l.id and x.state in %s)
            """.formatted(SHOWN));
        if (state != null) {
            where.add("l.state = :" + state);
        }
        where.addAll(ofLine(request));
        return "select l.id as line, null::bigint as result, l.added_at as since, l.id * 2 as tie from lab.order_line l"
                + " where " + String.join(" and ", where) + " order by l.added_at desc, l.id desc";
    }

    /** Lines whose report is a culture's: no result stands behind them. */
    private String cultures(PageRequest request) {
        List<String> where = new ArrayList<>(ofLine(request));
        where.add("l.state = 'RELEASED' and coalesce(l.test, l.requested) = c.test");
        return "select l.id as line, null::bigint as result, c.opened_at as since, l.id * 2 as tie from lab.culture c"
                + " join lab.order_line l on l.specimen = c.specimen where " + String.join(" and ", where)
                + " order by c.opened_at desc, l.id desc";
    }

    private List<String> ofLine(PageRequest request) {
        List<String> where = new ArrayList<>();
        request.filter("test").ifPresent(_ -> where.add("coalesce(l.test, l.requested) ilike :test || '%'"));
        request.filter("analyzer").ifPresent(_ -> where.add("false"));
        if (request.filter("section").isPresent()) {
            where.add("l.test in " + ofSections(request));
        }
        request.filter("accession").ifPresent(accession -> where.add("l.specimen = any(" + specimens(accession) + ")"));
        request.filter("patient").ifPresent(patient -> where.add("l.specimen = any(" + ofPatient(patient) + ")"));
        ordered(request)
                .forEach(condition -> where.add(
                        "exists (select from lab.lab_order o where o.id = l.order_id and " + condition + ")"));
        return where;
    }

    private List<String> ordered(PageRequest request) {
        List<String> where = new ArrayList<>();
        request.filter("priority").ifPresent(_ -> where.add("o.priority = :priority"));
        request.filter("ward").ifPresent(_ -> where.add("o.ward ilike :ward || '%'"));
        return where;
    }

    private String ofSections(PageRequest request) {
        parameters.put("sections", several(request, "section").toArray(String[]::new));
        return "(select code from lab.test where section = any(:sections))";
    }

    private String specimens(String accession) {
        parameters.put("accessionBegins", begins(accession.toUpperCase(Locale.ROOT)));
        return "array(select id from lab.specimen where upper(accession) like :accessionBegins order by id desc limit"
                + " 5000)";
    }

    private String ofPatient(String patient) {
        parameters.put("patientBegins", begins(patient.toLowerCase(Locale.ROOT)));
        return "array(select l.specimen from lab.lab_order o join lab.order_line l on l.order_id = o.id"
                + " where o.record_number = :patient or lower(o.patient_name) like :patientBegins"
                + " order by o.id desc limit 5000)";
    }

    /** A pattern for what begins so; what a pattern would take for more stands for itself. */
    private static String begins(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
