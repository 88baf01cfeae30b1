package org.undercroft.lab.workstep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.undercroft.UndercroftTest;
import org.undercroft.exchange.Doors;
import org.undercroft.exchange.Hl7Sender;
import org.undercroft.exchange.outbox.Destination;
import org.undercroft.exchange.outbox.DestinationRepository;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.analyzer.AnalyzerRepository;
import org.undercroft.lab.analyzer.AnalyzerSettings;
import org.undercroft.lab.analyzer.AnalyzerState;
import org.undercroft.lab.analyzer.Driver;
import org.undercroft.lab.analyzer.Mapping;
import org.undercroft.lab.result.Review;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.actor.Actor;

/** IHE LAW over real sockets: a small analyzer on one side, the whole program on the other. */
@UndercroftTest
class WorkStepTest {

    private static final Duration SOON = Duration.ofSeconds(40);

    private final Doors doors;
    private final DestinationRepository destinations;
    private final AnalyzerRepository analyzers;
    private final WorkStepDesk desk;
    private final Review review;
    private final JdbcClient jdbc;

    WorkStepTest(
            @Autowired Doors doors,
            @Autowired DestinationRepository destinations,
            @Autowired AnalyzerRepository analyzers,
            @Autowired WorkStepDesk desk,
            @Autowired Review review,
            @Autowired JdbcClient jdbc) {
        this.doors = doors;
        this.destinations = destinations;
        this.analyzers = analyzers;
        this.desk = desk;
        this.review = review;
        this.jdbc = jdbc;
    }

    @Test
    void aQuestionIsAnsweredWithWorkThatTheAnalyzerTakesStepByStep() throws IOException {
        try (LawAnalyzer analyzer = analyzer(WorkDelivery.Mode.QUERY, "Q-GLU", "GLU", "Q-NA", "NA")) {
            analyzer.answering(code -> code.equals("Q-NA") ? "UA" : "OK");
            String tube = order("GLU", "NA");

            String confirmed = analyzer.ask(tube);

            assertThat(confirmed)
                    .contains("RSP^K11^RSP_K11")
                    .contains("|LAB-27^IHE\r")
                    .contains("\rMSA|AA|")
                    .contains("\rQAK|tag" + tube + "|OK|WOS^Work Order Step^IHELAW\r")
                    .contains("\rQPD|WOS^Work Order Step^IHELAW|tag" + tube + "|" + tube);
            String work = taken(analyzer, 1);
            assertThat(work)
                    .contains("OML^O33^OML_O33")
                    .contains("LAB-28^IHE")
                    .contains("|" + analyzer.name + "|BENCH|");
            assertThat(LawAnalyzer.field(work, "SAC", 3)).isEqualTo(tube);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(states(analyzer))
                            .containsExactlyInAnyOrderEntriesOf(Map.of("Q-GLU", "ACCEPTED", "Q-NA", "REJECTED")));
        }
    }

    @Test
    void ofSeveralRunsOfAStepTheLastCountsAndTheOthersAreKept() throws IOException {
        try (LawAnalyzer analyzer = analyzer(WorkDelivery.Mode.QUERY, "R-GLU", "GLU")) {
            String tube = order("GLU");
            analyzer.ask(tube);
            String step = LawAnalyzer.step(taken(analyzer, 1), "R-GLU");
            awaitStates(analyzer, Map.of("R-GLU", "ACCEPTED"));

            String answer = analyzer.report(
                    tube,
                    "OBR||" + step + "||R-GLU^^L",
                    "ORC|OK||||CM",
                    "OBX|1|NM|R-GLU^^L|1|91|mg/dL||N|||F|||||op||M1^MAKER|20260101120500",
                    "OBX|2|NM|R-GLU^^L|2|99|mg/dL||N|||F|||||op||M1^MAKER|20260101121500");

            assertThat(answer).contains("ACK^R22^ACK").contains("\rMSA|AA|");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(results(tube))
                            .extracting(row -> row.get("run") + " " + row.get("value") + " " + row.get("state"))
                            .containsExactly("1 91 NOTED", "2 99 HELD"));
            awaitStates(analyzer, Map.of("R-GLU", "DONE"));
        }
    }

    @Test
    void resultsSentAgainAreAcknowledgedAndStoredOnce() throws IOException {
        try (LawAnalyzer analyzer = analyzer(WorkDelivery.Mode.QUERY, "S-K", "K")) {
            String tube = order("K");
            String[] result = {
                "OBR||\"\"||S-K^^L", "ORC|OK||||CM", "OBX|1|NM|S-K^^L|1|4.1|mmol/L||N|||F|||||op||M|20260101120500"
            };

            assertThat(analyzer.report(tube, result)).contains("\rMSA|AA|");
            assertThat(analyzer.report(tube, result)).contains("\rMSA|AA|");

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(results(tube))
                            .singleElement()
                            .satisfies(row ->
                                    assertThat(row).containsEntry("repeats", 1).containsEntry("work_step", "")));
        }
    }

    @Test
    void aTubeWithoutWorkGetsTheWordThatThereIsNone() throws IOException {
        try (LawAnalyzer analyzer = analyzer(WorkDelivery.Mode.QUERY, "N-GLU", "GLU")) {
            String nobody = "NO" + UUID.randomUUID().toString().substring(0, 8);

            assertThat(analyzer.ask(nobody)).contains("\rMSA|AA|");

            String work = taken(analyzer, 1);
            assertThat(Arrays.stream(work.split("\r", -1)).map(segment -> segment.split("\\|", -1)[0]))
                    .containsExactly("MSH", "SPM", "SAC", "ORC", "");
            assertThat(LawAnalyzer.field(work, "ORC", 1)).isEqualTo("DC");
            assertThat(LawAnalyzer.field(work, "SPM", 2)).isEqualTo(nobody);
        }
    }

    @Test
    void anAnalyzerThatAsksAgainGetsNewNumbers() throws IOException {
        try (LawAnalyzer analyzer = analyzer(WorkDelivery.Mode.QUERY, "A-GLU", "GLU")) {
            String tube = order("GLU");
            analyzer.ask(tube);
            awaitStates(analyzer, Map.of("A-GLU", "ACCEPTED"));

            analyzer.ask(tube);

            String second = LawAnalyzer.step(taken(analyzer, 2), "A-GLU");
            assertThat(second).isNotEqualTo(LawAnalyzer.step(taken(analyzer, 1), "A-GLU"));
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(jdbc.sql("select state from lab.work_step where analyzer = ? order by id")
                                            .param(id(analyzer))
                                            .query(String.class)
                                            .list())
                                    .containsExactly("REPLACED", "ACCEPTED"));
        }
    }

    @Test
    void orderedWorkIsBroadcastAndTakenBackWithItsOrder() throws IOException {
        try (LawAnalyzer analyzer = analyzer(WorkDelivery.Mode.BROADCAST, "B-GLU", "GLU")) {
            analyzer.answering(_ -> "OK");
            String placer = "P" + UUID.randomUUID().toString().substring(0, 8);
            String tube = orderAs(placer, "GLU");
            assertThat(LawAnalyzer.field(taken(analyzer, 1), "SPM", 2)).isEqualTo(tube);
            awaitStates(analyzer, Map.of("B-GLU", "ACCEPTED"));

            analyzer.answering(_ -> "CR");
            try (Hl7Sender ward = new Hl7Sender(doors.hl7Port())) {
                ward.send(header("CX" + placer) + patient(placer) + "ORC|CA|" + placer + "-0\r");
            }

            assertThat(taken(analyzer, 2)).contains("\rORC|CA|");
            awaitStates(analyzer, Map.of("B-GLU", "CANCELLED"));
        }
    }

    @Test
    void aReflexIsToldToTheAnalyzerAloneAndAtOnce() throws IOException {
        String rule = jdbc.sql("select code from lab.reflex_rule where test = 'TSH' and adds @> '{FT4}' limit 1")
                .query(String.class)
                .single();
        jdbc.sql("update lab.reflex_rule set active = true where code = ?")
                .param(rule)
                .update();
        jdbc.sql("update lab.revision set number = nextval('lab.revision_number') where what = 'catalog'")
                .update();
        try (LawAnalyzer analyzer =
                analyzer(WorkDelivery.Mode.BROADCAST, "X-TSH", "TSH", "X-FT4", "FT4", "X-GLU", "GLU")) {
            String tube = order("TSH", "GLU");
            String step = LawAnalyzer.step(taken(analyzer, 1), "X-TSH");
            awaitStates(analyzer, Map.of("X-TSH", "ACCEPTED", "X-GLU", "ACCEPTED"));
            analyzer.report(
                    tube,
                    "OBR||" + step + "||X-TSH^^L",
                    "ORC|OK||||CM",
                    "OBX|1|NM|X-TSH^^L|1|9.5|mIU/L||H|||F|||||op||M1^MAKER|20260101120500");
            long result = await().atMost(SOON).until(() -> results(tube), found -> !found.isEmpty()).stream()
                    .map(row -> (Long) row.get("id"))
                    .findFirst()
                    .orElseThrow();
            Acting.as(Actor.person("tester", null), () -> {
                review.release(result, "seen");
                return true;
            });

            String added = taken(analyzer, 2);

            assertThat(LawAnalyzer.steps(added)).singleElement().asString().contains("|X-FT4^");
            awaitStates(analyzer, Map.of("X-TSH", "DONE", "X-GLU", "ACCEPTED", "X-FT4", "ACCEPTED"));
        }
    }

    @Test
    void theWorkDoesNotOvertakeTheConfirmationOfItsQuestion() throws IOException {
        try (LawAnalyzer analyzer = analyzer(WorkDelivery.Mode.QUERY, "O-GLU", "GLU")) {
            String tube = order("GLU");
            analyzer.ask(tube);
            taken(analyzer, 1);
            Map<String, Object> kept = jdbc.sql("""
                select a.settled_at as answered, o.settled_at as delivered, o.next_attempt_at from exchange.outbound o
                  join exchange.outbound a on a.caused_by = o.caused_by and a.answers is not null
                 where o.type = 'OML^O33' and o.destination = ? and a.id <> o.id
                """)
                    .param(analyzer.name.toLowerCase(java.util.Locale.ROOT))
                    .query()
                    .singleRow();
            assertThat(kept).as("held until then, and let go").containsEntry("next_attempt_at", null);
        }
    }

    @Test
    void whatOneAnalyzerMeasuredIsTakenBackFromTheOther() throws IOException {
        try (LawAnalyzer one = analyzer(WorkDelivery.Mode.BROADCAST, "M-GLU", "GLU");
                LawAnalyzer other = analyzer(WorkDelivery.Mode.BROADCAST, "M-GLU", "GLU")) {
            String tube = order("GLU");
            String step = LawAnalyzer.step(taken(one, 1), "M-GLU");
            taken(other, 1);
            awaitStates(other, Map.of("M-GLU", "ACCEPTED"));
            awaitStates(one, Map.of("M-GLU", "ACCEPTED"));

            other.answering(_ -> "UC");
            one.report(
                    tube,
                    "OBR||" + step + "||M-GLU^^L",
                    "ORC|OK||||CM",
                    "OBX|1|NM|M-GLU^^L|1|91|mg/dL||N|||F|||||op||M1|20260101120500");

            assertThat(taken(other, 2)).contains("\rORC|CA|");
            awaitStates(other, Map.of("M-GLU", "ACCEPTED"));
        }
    }

    @Test
    void anAnalyzerIsKnownByWhatItSaysNotByItsLine() throws IOException {
        try (LawAnalyzer one = analyzer(WorkDelivery.Mode.QUERY, "I-GLU", "GLU");
                LawAnalyzer other = analyzer(WorkDelivery.Mode.QUERY, "J-GLU", "GLU")) {
            String tube = order("GLU");

            one.raw(other.header("QBP^Q11^QBP_Q11", UUID.randomUUID().toString(), "NE", "AL", "LAB-27^IHE")
                    + "QPD|WOS^Work Order Step^IHELAW|t1|" + tube + "\rRCP|I||R\r");

            assertThat(LawAnalyzer.steps(taken(other, 1)).getFirst()).contains("|J-GLU^");
            assertThat(one.taken).isEmpty();
        }
    }

    @Test
    void aQuestionThatCannotBeAnsweredIsRefusedAndShownToAPerson() throws IOException {
        try (LawAnalyzer stranger = new LawAnalyzer(doors.hl7Port())) {
            assertThat(stranger.ask("X1")).contains("\rMSA|AE|").contains("set its destination");
            assertThat(jdbc.sql("""
                select d.reason from exchange.dead_letter d join exchange.inbox m on m.id = d.inbound where m.sender = ?
                """)
                            .param(stranger.identification())
                            .query(String.class)
                            .list())
                    .singleElement()
                    .asString()
                    .contains("set its destination");
        }
    }

    private LawAnalyzer analyzer(WorkDelivery.Mode mode, String... codesAndTests) throws IOException {
        LawAnalyzer analyzer = new LawAnalyzer(doors.hl7Port());
        String destination = analyzer.name.toLowerCase(java.util.Locale.ROOT);
        destinations.save(Destination.plain(destination, "127.0.0.1", analyzer.port(), Set.of()));
        AnalyzerId id = analyzers.add(
                new AnalyzerSettings(analyzer.name, "", analyzer.identification(), "", Driver.STANDARD),
                AnalyzerState.OUT_OF_SERVICE,
                "test");
        List<Mapping> mappings = new java.util.ArrayList<>();
        for (int i = 0; i < codesAndTests.length; i += 2) {
            mappings.add(Mapping.of(codesAndTests[i], codesAndTests[i + 1]));
        }
        analyzers.map(id, mappings, "test");
        Acting.as(Actor.person("tester", null), () -> {
            desk.deliver(new WorkDelivery(id, mode, destination));
            return true;
        });
        return analyzer;
    }

    private String order(String... tests) throws IOException {
        return orderAs("P" + UUID.randomUUID().toString().substring(0, 8), tests);
    }

    /** Orders tests for a new patient and waits for the tube's number. */
    private String orderAs(String placer, String... tests) throws IOException {
        StringBuilder message = new StringBuilder(header("M" + placer)).append(patient(placer));
        for (int i = 0; i < tests.length; i++) {
            message.append("ORC|NW|").append(placer).append('-').append(i).append('\r');
            message.append("OBR|1|")
                    .append(placer)
                    .append('-')
                    .append(i)
                    .append("||")
                    .append(tests[i])
                    .append("\r");
        }
        try (Hl7Sender ward = new Hl7Sender(doors.hl7Port())) {
            assertThat(ward.send(message.toString())).contains("MSA|AA");
        }
        return await().atMost(SOON)
                .until(
                        () -> jdbc.sql("""
                            select s.accession from lab.lab_order o join lab.order_line l on l.order_id = o.id
                              join lab.specimen s on s.id = l.specimen where o.placer = ?
                            """)
                                .param(placer + "-0")
                                .query(String.class)
                                .optional()
                                .orElse(""),
                        number -> !number.isEmpty());
    }

    private static String header(String control) {
        return "MSH|^~\\&|EHR|WARD|UNDERCROFT|LAB|20260101120000||OML^O21^OML_O21|" + control + "|P|2.5.1\r";
    }

    private static String patient(String placer) {
        return "PID|1||" + placer + "^^^HOSP^MR||Muster^" + placer + "||19800101|F\r";
    }

    private static String taken(LawAnalyzer analyzer, int count) {
        await().atMost(SOON).until(() -> analyzer.taken.size() >= count);
        return analyzer.taken.get(count - 1);
    }

    private void awaitStates(LawAnalyzer analyzer, Map<String, String> expected) {
        await().atMost(SOON).untilAsserted(() -> assertThat(states(analyzer)).isEqualTo(expected));
    }

    private Map<String, String> states(LawAnalyzer analyzer) {
        Map<String, String> states = new java.util.HashMap<>();
        jdbc.sql("select code, state from lab.work_step where analyzer = ? order by id")
                .param(id(analyzer))
                .query(row -> {
                    states.put(row.getString(1), row.getString(2));
                });
        return states;
    }

    private long id(LawAnalyzer analyzer) {
        return jdbc.sql("select id from lab.analyzer where identification = ?")
                .param(analyzer.identification())
                .query(Long.class)
                .single();
    }

    private List<Map<String, Object>> results(String tube) {
        return jdbc.sql("""
            select r.id, r.run, r.value, r.state, r.repeats, r.work_step from lab.result r
              join lab.specimen s on s.id = r.specimen where s.accession = ? order by r.id
            """).param(tube).query().listOfRows();
    }
}
