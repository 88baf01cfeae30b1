package org.undercroft.lab.verification;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.undercroft.lab.verification.Candidate.Previous;
import org.undercroft.lab.verification.Verifier.Subject;

/**
 * Prepares the live rules for a batch of results: the earlier values, under whichever number of the person, and those of the
 * same specimens, in one query.
 */
@Component
public class Verification {

    private final CurrentRules rules;
    private final JdbcClient jdbc;

    Verification(CurrentRules rules, JdbcClient jdbc) {
        this.rules = rules;
        this.jdbc = jdbc;
    }

    /** The live rules, ready to be asked about these tests of these specimens. */
    public Verifier about(Collection<Subject> subjects) {
        CurrentRules.Live live = rules.now();
        Map<Subject, Previous> previous = new HashMap<>();
        Map<Long, Map<String, Double>> others = new HashMap<>();
        if (!subjects.isEmpty() && !live.rules().rules().isEmpty()) {
            read(subjects, previous, others);
        }
        return new Verifier(live.rules(), live.deltas(), previous, others);
    }

    private void read(
            Collection<Subject> subjects, Map<Subject, Previous> previous, Map<Long, Map<String, Double>> others) {
        jdbc.sql("""
            with asked as (
              select * from unnest(:specimens::bigint[], :patients::text[], :tests::text[]) as k (specimen, patient, test)
            )
            select k.specimen, k.patient, k.test, p.number, p.received_at
              from asked k cross join lateral (
                select r.number, r.received_at from lab.result r
                 where r.patient = k.patient and r.test = k.test and r.state = 'RELEASED' and r.number is not null
                   and r.specimen <> k.specimen
                 order by r.received_at desc limit 1) p
            union all
            select k.specimen, k.patient, k.test, p.number, p.received_at
              from asked k join lab.one_person o on o.identity = k.patient cross join lateral (
                select r.number, r.received_at from lab.result r
                 where r.patient = o.other and r.test = k.test and r.state = 'RELEASED' and r.number is not null
                   and r.specimen <> k.specimen
                 order by r.received_at desc limit 1) p
            union all
            select r.specimen, '', coalesce(r.test, r.instrument_code), r.number, null
              from lab.result r
             where r.specimen in (select specimen from asked) and r.state in ('HELD', 'RELEASED', 'NOTED')
               and r.number is not null
            """)
                .param("specimens", subjects.stream().map(Subject::specimen).toArray(Long[]::new))
                .param("patients", subjects.stream().map(Subject::patient).toArray(String[]::new))
                .param("tests", subjects.stream().map(Subject::test).toArray(String[]::new))
                .query(row -> {
                    long specimen = row.getLong(1);
                    String test = row.getString(3);
                    double number = row.getDouble(4);
                    if (row.getTimestamp(5) == null) {
                        others.computeIfAbsent(specimen, _ -> new HashMap<>()).put(test, number);
                    } else {
                        previous.merge(
                                new Subject(specimen, row.getString(2), test),
                                new Previous(number, row.getTimestamp(5).toInstant()),
                                (one, other) -> other.at().isAfter(one.at()) ? other : one);
                    }
                });
    }
}
