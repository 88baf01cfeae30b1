package org.undercroft.lab.hand;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.AnalyzerRepository;
import org.undercroft.lab.analyzer.AnalyzerSettings;
import org.undercroft.lab.analyzer.AnalyzerState;
import org.undercroft.lab.analyzer.Driver;
import org.undercroft.lab.analyzer.Mapping;
import org.undercroft.platform.page.Refusal;

/** Keeps the stations, the tests they report and the lines that ask for them. */
@Repository
class HandRepository {

    private final JdbcClient jdbc;
    private final AnalyzerRepository analyzers;
    private final HandTests starter;

    HandRepository(JdbcClient jdbc, AnalyzerRepository analyzers, HandTests starter) {
        this.jdbc = jdbc;
        this.analyzers = analyzers;
        this.starter = starter;
    }

    /** The station as results name it, able to report these tests. It is entered when it is first used. */
    Analyzer station(Station station, Collection<String> tests, String person) {
        starter.enter(tests, person);
        return mapped(
                station, tests.stream().map(test -> Mapping.of(test, test)).toList(), person);
    }

    /** The station, knowing a code as one that is noted only. */
    Analyzer notingStation(Station station, String code, String person) {
        return mapped(station, List.of(new Mapping(code, null, "", null, null, "", null)), person);
    }

    private Analyzer mapped(Station station, List<Mapping> wanted, String person) {
        AnalyzerId id = analyzers.add(
                new AnalyzerSettings(station.name(), "by hand", "by-hand/" + station.code(), "", Driver.STANDARD),
                AnalyzerState.IN_SERVICE,
                person);
        Analyzer analyzer = analyzers.find(id).orElseThrow();
        Map<String, Mapping> mappings = new LinkedHashMap<>(analyzer.mappings());
        wanted.forEach(mapping -> mappings.putIfAbsent(mapping.code(), mapping));
        if (mappings.size() == analyzer.mappings().size()) {
            return analyzer;
        }
        analyzers.map(id, mappings.values(), person);
        return analyzers.find(id).orElseThrow();
    }

    /** The number of what was noted last under a code. */
    long noted(String accession, String code) {
        return jdbc.sql("""
            select max(r.id) from lab.result r join lab.specimen s on s.id = r.specimen
             where s.accession = ? and r.instrument_code = ? and r.state = 'NOTED'
            """).params(accession, code).query(Long.class).single();
    }

    /** Whose tube it is that a test is asked of, and whether a value of it has left. */
    record Asked(String patient, boolean released) {}

    /** How a test stands that is asked of a tube; empty if it isn't. */
    Optional<Asked> asked(String accession, String test) {
        return jdbc.sql("""
            select s.patient, exists (select from lab.result r where r.specimen = s.id and r.test = :test
                                         and r.state = 'RELEASED') as released
              from lab.specimen s
             where s.accession = :accession and exists (
                   select from lab.order_line l where l.specimen = s.id and l.test = :test and l.state <> 'CANCELLED')
               for update of s
            """)
                .param("accession", accession)
                .param("test", test)
                .query(Asked.class)
                .optional();
    }

    /** The number of the value that came last. */
    long latest(String accession, String test) {
        return jdbc.sql("""
            select max(r.id) from lab.result r join lab.specimen s on s.id = r.specimen
             where s.accession = ? and r.test = ?
            """).params(accession, test).query(Long.class).single();
    }

    /** Asks for tests that nobody ordered on this specimen, as part of its latest order, and tells why. */
    void order(String accession, List<String> tests, String why, String person, Instant now) {
        long specimen = jdbc.sql("select id from lab.specimen where accession = ? for update")
                .param(accession)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> Refusal.unknown("No specimen has the number " + accession + "."));
        List<String> added = jdbc.sql("""
            insert into lab.order_line (order_id, specimen, test, requested, state)
            select o.order_id, :specimen, t.code, 'REFLEX', 'ORDERED'
              from lab.test t,
                   (select order_id from lab.order_line where specimen = :specimen and state <> 'CANCELLED'
                     order by id desc limit 1) o
             where t.code = any(:tests)
               and not exists (select 1 from lab.order_line l where l.specimen = :specimen and l.test = t.code
                                  and l.state <> 'CANCELLED')
             order by t.code
            returning test
            """)
                .param("specimen", specimen)
                .param("tests", tests.toArray(String[]::new))
                .query(String.class)
                .list();
        if (!added.isEmpty()) {
            jdbc.sql("insert into lab.specimen_moment (specimen, at, actor, what) values (?, ?::timestamptz, ?, ?)")
                    .params(specimen, now.toString(), person, "Added " + String.join(", ", added) + ": " + why)
                    .update();
        }
    }
}
