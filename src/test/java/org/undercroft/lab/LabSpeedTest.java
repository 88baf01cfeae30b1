package org.undercroft.lab;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.undercroft.UndercroftTest;
import org.undercroft.lab.analyzer.AnalyzerRepository;
import org.undercroft.lab.analyzer.AnalyzerState;
import org.undercroft.lab.result.Rejudging;

/** How many results a second the laboratory judges and releases, by {@code -Dundercroft.bench=true}. */
@UndercroftTest
@Import(Laboratory.class)
@EnabledIfSystemProperty(named = "undercroft.bench", matches = "true")
class LabSpeedTest {

    private static final Logger log = LoggerFactory.getLogger(LabSpeedTest.class);
    private static final String[] CODES = {"WBC", "RBC", "HGB", "HCT", "MCV", "MCH", "MCHC", "RDW", "PLT", "MPV"};
    private static final String[] VALUES = {"7.1", "4.6", "13.9", "42.0", "90.1", "29.9", "33.4", "13.1", "250", "9.8"};
    private static final String[] UNITS = {"10*3/uL", "10*6/uL", "g/dL", "%", "fL", "pg", "g/dL", "%", "10*3/uL", "fL"};
    private static final int MESSAGES = 400;
    private static final int TOGETHER = 50;

    private final Laboratory laboratory;

    private final AnalyzerRepository analyzers;
    private final Rejudging rejudging;

    LabSpeedTest(
            @Autowired Laboratory laboratory, @Autowired AnalyzerRepository analyzers, @Autowired Rejudging rejudging) {
        this.laboratory = laboratory;
        this.analyzers = analyzers;
        this.rejudging = rejudging;
    }

    @Test
    void resultsPerSecond() {
        String analyzer = "SPEED" + UUID.randomUUID().toString().substring(0, 8);
        List<String> mapping = new ArrayList<>();
        for (String code : CODES) {
            mapping.add(code);
            mapping.add(code);
        }
        laboratory.analyzer(analyzer, mapping.toArray(String[]::new));
        for (int round = 1; round <= 3; round++) {
            run(analyzer, round);
        }
    }

    private void run(String analyzer, int round) {
        List<ArrivedMessage> messages = new ArrayList<>();
        for (int number = 0; number < MESSAGES; number++) {
            String name =
                    "S" + round + "-" + number + UUID.randomUUID().toString().substring(0, 8);
            messages.add(message(
                    analyzer,
                    laboratory.order(name, "O" + name, "19800101", "F", "CBC").getFirst()));
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Instant begin = Instant.now();
        long cpu = threads.getCurrentThreadCpuTime();
        for (int from = 0; from < MESSAGES; from += TOGETHER) {
            laboratory.receiveAll(messages.subList(from, from + TOGETHER));
        }
        Duration took = Duration.between(begin, Instant.now());
        long rate = (long) MESSAGES * CODES.length * 1000 / took.toMillis();
        long used = (threads.getCurrentThreadCpuTime() - cpu) / 1_000_000;
        log.info(
                "Round {}: {} results in {} ms, {} a second; {} ms of them this thread's processor time",
                round,
                MESSAGES * CODES.length,
                took.toMillis(),
                rate,
                used);
        Assertions.assertThat(rate).isPositive();
    }

    /** How long it takes to judge results again that a repair lets out, by the same property. */
    @Test
    void heldResultsJudgedAgain() {
        String analyzer = "AGAIN" + UUID.randomUUID().toString().substring(0, 8);
        List<String> mapping = new ArrayList<>();
        for (String code : CODES) {
            mapping.addAll(List.of(code, code));
        }
        AnalyzerId id = laboratory.analyzer(analyzer, mapping.toArray(String[]::new));
        for (int round = 1; round <= 3; round++) {
            putInto(id, AnalyzerState.OUT_OF_SERVICE);
            List<ArrivedMessage> messages = new ArrayList<>();
            for (int number = 0; number < 50; number++) {
                String name = "A" + round + "-" + number
                        + UUID.randomUUID().toString().substring(0, 8);
                messages.add(message(
                        analyzer,
                        laboratory
                                .order(name, "O" + name, "19800101", "F", "CBC")
                                .getFirst()));
            }
            laboratory.receiveAll(messages);
            putInto(id, AnalyzerState.IN_SERVICE);
            Instant begin = Instant.now();
            int judged = rejudging.heldOf(id);
            long took = Duration.between(begin, Instant.now()).toMillis();
            log.info("Again, round {}: {} results judged and released in {} ms", round, judged, took);
            Assertions.assertThat(judged).isEqualTo(500);
        }
    }

    private void putInto(AnalyzerId id, AnalyzerState state) {
        analyzers.putInto(id, state, "for the measurement", "test");
    }

    private static ArrivedMessage message(String analyzer, String accession) {
        List<String> records = new ArrayList<>(List.of(
                "H|\\^&|||" + analyzer + "|||||||P|LIS2-A2|" + System.nanoTime(),
                "P|1",
                "O|1|" + accession + "||^^^CBC"));
        for (int i = 0; i < CODES.length; i++) {
            records.add("R|" + (i + 1) + "|^^^" + CODES[i] + "|" + VALUES[i] + "|" + UNITS[i] + "||N||F");
        }
        records.add("L|1|N");
        return ArrivedMessage.lis2(analyzer, records.toArray(String[]::new));
    }
}
