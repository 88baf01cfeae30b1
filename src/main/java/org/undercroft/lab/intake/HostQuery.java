package org.undercroft.lab.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.undercroft.exchange.InboundMessage;
import org.undercroft.exchange.QueryResponder;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.AnalyzerRoster;
import org.undercroft.lab.analyzer.Mapping;
import org.undercroft.lab.intake.QueriedWork.Open;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.PatientId;
import org.undercroft.records.PatientIndex;
import org.undercroft.wire.lis1a.Lis2Field;
import org.undercroft.wire.lis1a.Lis2Message;
import org.undercroft.wire.lis1a.Lis2Record;

/** Answers an analyzer that asks what to measure (LIS02-A2 clause 10): only tests that this analyzer can do. */
@Component
class HostQuery implements QueryResponder {

    private static final String ALL = "ALL";

    private final AnalyzerRoster roster;
    private final QueriedWork work;
    private final PatientIndex patients;

    HostQuery(AnalyzerRoster roster, QueriedWork work, PatientIndex patients) {
        this.roster = roster;
        this.work = work;
        this.patients = patients;
    }

    @Override
    public String name() {
        return "laboratory worklist";
    }

    @Override
    public Set<String> types() {
        return Set.of("LIS2^QUERY");
    }

    @Override
    public List<byte[]> answer(InboundMessage question) {
        Analyzer analyzer = roster.recognize(question.sender(), question.receivedAt());
        List<byte[]> answers = new ArrayList<>();
        for (Lis2Message message : Lis2Content.of(question)) {
            List<Lis2Record> queries = message.records('Q').stream()
                    .filter(query -> !isCancelled(query))
                    .toList();
            if (!queries.isEmpty()) {
                answers.add(answer(message, queries, analyzer));
            }
        }
        return answers;
    }

    /** Q.13 is A: the analyzer takes its question back, and an answer would only be refused. */
    private static boolean isCancelled(Lis2Record query) {
        return query.field(13).trimmed().equals("A");
    }

    private byte[] answer(Lis2Message message, List<Lis2Record> queries, Analyzer analyzer) {
        List<Open> open = new ArrayList<>();
        Set<String> asked = new LinkedHashSet<>();
        for (Lis2Record query : queries) {
            Set<String> tests = tests(query, analyzer);
            Set<String> from = numbers(query.field(3));
            Set<String> to = numbers(query.field(4));
            asked.addAll(from);
            if (from.isEmpty() || from.contains(ALL)) {
                open.addAll(work.between("", "", tests));
            } else if (to.isEmpty()) {
                open.addAll(work.of(from, tests));
            } else {
                open.addAll(work.between(last(from), last(to), tests));
            }
        }
        Set<PatientId> ids =
                open.stream().map(each -> new PatientId(each.patient())).collect(Collectors.toSet());
        Map<PatientId, KnownPatient> known = patients.findAll(ids);
        return WorkAnswer.of(message, analyzer, open, asked, known, Instant.now());
    }

    /** Q.5 names the tests that are asked for; empty or ALL stands for whatever the analyzer can do. */
    private static Set<String> tests(Lis2Record query, Analyzer analyzer) {
        Set<String> codes = query.field(5).repeats().stream()
                .flatMap(repeat -> repeat.components().stream())
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toSet());
        boolean all = codes.isEmpty() || codes.contains(ALL);
        return analyzer.mappings().values().stream()
                .filter(mapping -> all || codes.contains(mapping.code()))
                .map(Mapping::test)
                .filter(test -> test != null)
                .collect(Collectors.toSet());
    }

    /** Everything in Q.3 that may be a specimen's number: patient number and specimen number share the field. */
    private static Set<String> numbers(Lis2Field field) {
        return field.repeats().stream()
                .flatMap(repeat -> repeat.components().stream())
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String last(Set<String> numbers) {
        return List.copyOf(numbers).getLast();
    }
}
