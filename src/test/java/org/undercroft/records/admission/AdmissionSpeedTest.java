package org.undercroft.records.admission;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.undercroft.UndercroftTest;

/** How many admission messages a second one thread handles, by {@code -Dundercroft.bench=true}. */
@UndercroftTest
@EnabledIfSystemProperty(named = "undercroft.bench", matches = "true")
class AdmissionSpeedTest {

    private static final Logger log = LoggerFactory.getLogger(AdmissionSpeedTest.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final Instant BEGIN = Instant.parse("2026-03-01T08:00:00Z");
    private static final int MESSAGES = 1_000;
    private static final int TOGETHER = 50;
    private static final int PEOPLE = 200;

    private final Ward ward;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private int told;

    AdmissionSpeedTest(@Autowired Ward ward) {
        this.ward = ward;
    }

    @Test
    void messagesPerSecond() {
        play("admissions", PEOPLE, i -> message("A01", i, "Moss^Ada", "ICU^" + i + "^1"));
        for (int round = 1; round <= 3; round++) {
            play("repeated updates", MESSAGES, i -> message("A08", i, "Moss^Ada", "ICU^" + i % PEOPLE + "^1"));
        }
        for (int round = 1; round <= 3; round++) {
            String name = "Moss^Ada" + "a".repeat(round);
            play("changing updates", MESSAGES, i -> message("A08", i, name + i, "ICU^" + i % PEOPLE + "^1"));
            int there = round;
            play(
                    "transfers",
                    MESSAGES,
                    i -> message("A02", i, name + i, "W" + (there + i / PEOPLE) + "^" + i % 90 + "^1"));
        }
    }

    private void play(String what, int messages, IntFunction<String> message) {
        Instant begin = Instant.now();
        for (int from = 0; from < messages; from += TOGETHER) {
            ward.tellAll(
                    IntStream.range(from, from + TOGETHER).mapToObj(message).toArray(String[]::new));
        }
        long took = Duration.between(begin, Instant.now()).toMillis();
        log.info("Speed of {}: {} in {} ms, {} a second", what, messages, took, messages * 1_000L / took);
        Assertions.assertThat(took).isPositive();
    }

    private String message(String event, int i, String name, String bed) {
        int person = i % PEOPLE;
        String time = TIME.format(BEGIN.plusSeconds(++told));
        return Ward.adt(
                event,
                time,
                "PID|1||S" + run + person + "^^^HOSP^MR||" + name + "||19700502|F|||1 Lane^^Town",
                "PV1|1|I|" + bed + "||||7^Doc^Ann||||||||||||V" + run + person + "^^^HOSP");
    }
}
