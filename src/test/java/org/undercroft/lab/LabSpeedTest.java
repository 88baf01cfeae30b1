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

/** How many results a second the laboratory judges and releases, by {@code -Dundercroft.bench=true}. */
@UndercroftTest
@Import(Laboratory.class)
@EnabledIfSystemProperty(named = "undercroft.bench", matches = "true")
class LabSpeedTest {

    private static final Logger log = LoggerFactory.getLogger(LabSpeedTest.class);
    private static final String[] CODES = {"WBC", "RBC", "HGB", "HCT", "MCV", "MCH", "MCHC", "RDW", "PLT", "MPV"};
    private static final String[] VALUES = {"7.1", "4.6", "13.9", "42.0", "90.1", "29.9", "33.4", "13.1", "250", "9.8"};
    private static final int MESSAGES = 400;
    private static final int TOGETHER = 50;

    private final Laboratory laboratory;

    LabSpeedTest(@Autowired Laboratory laboratory) {
        this.laboratory = laboratory;
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

    private static ArrivedMessage message(String analyzer, String accession) {
        List<String> records = new ArrayList<>(List.of(
                "H|\\^&|||" + analyzer + "|||||||P|LIS2-A2|" + System.nanoTime(),
                "P|1",
                "O|1|" + accession + "||^^^CBC"));
        for (int i = 0; i < CODES.length; i++) {
            records.add("R|" + (i + 1) + "|^^^" + CODES[i] + "|" + VALUES[i] + "|||N||F");
        }
        records.add("L|1|N");
        return ArrivedMessage.lis2(analyzer, records.toArray(String[]::new));
    }
}
