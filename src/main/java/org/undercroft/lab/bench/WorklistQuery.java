package org.undercroft.lab.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
    private final @Nullable String state;
    private final String results;
    private final String lines;
    private final String cultures;

    private WorklistQuery(PageRequest request) {
        this.state = request.filter("state").orElse(null);
        request.filters().forEach((key, value) -> parameters.put(key, value));
        this.results = results(request);
        this.lines = lines(request);
        this.cultures = cultures(request);
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
        List<String> sources = new ArrayList<>();
        if (state == null || !LINE_STATES.contains(state)) {
            sources.add(results);
        }
        if (state == null || LINE_STATES.contains(state)) {
            sources.add(lines);
        }
        if (state == null || state.equals("RELEASED")) {
            sources.add(cultures);
        }
        String all = String.join(
                " union all ",
                sources.stream()
                        .map(source -> "(" + source + " limit :" + most + ")")
                        .toList());
        return "select * from (" + all + ") sources order by since desc, tie desc limit :" + most;
    }

    private String results(PageRequest request) {
        List<String> where = new ArrayList<>();
        where.add("""
            (r.order_line is null or (r.state in %s and not exists (
               select from lab.result x where x.specimen = r.specimen and x.order_line = r.order_line and x.id > r.id
                                          and x.state in %s)))
            """.formatted(SHOWN, SHOWN));
        request.filter("state").ifPresent(_ -> where.add("r.state = :state"));
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

    private String lines(PageRequest request) {
        List<String> where = new ArrayList<>();
        where.add("""
            l.state in ('ORDERED', 'MEASURED', 'UNKNOWN_TEST', 'CANCELLED') and not exists (
              select from lab.result x where x.specimen = l.specimen and x.order_line = l.id and x.state in %s)
            """.formatted(SHOWN));
        request.filter("state").ifPresent(asked -> {
            parameters.put("lineState", asked.equals("WAITING") ? "ORDERED" : asked);
            where.add("l.state = :lineState");
        });
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

    private String specimens(String accession) {
        parameters.put("accessionBegins", begins(accession.toUpperCase(java.util.Locale.ROOT)));
        return "array(select id from lab.specimen where upper(accession) like :accessionBegins order by id desc limit 5000)";
    }

    private String ofPatient(String patient) {
        parameters.put("patientBegins", begins(patient.toLowerCase(java.util.Locale.ROOT)));
        return "array(select l.specimen from lab.lab_order o join lab.order_line l on l.order_id = o.id"
                + " where o.record_number = :patient or lower(o.patient_name) like :patientBegins"
                + " order by o.id desc limit 5000)";
    }

    /** A pattern for what begins so; what a pattern would take for more stands for itself. */
    private static String begins(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
