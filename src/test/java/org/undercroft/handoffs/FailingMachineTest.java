package org.undercroft.handoffs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.undercroft.UndercroftTest;
import org.undercroft.biomed.WorkshopApi;
import org.undercroft.lab.CentrifugeRunFailed;
import org.undercroft.lab.StorageTemperatureLeftLimits;
import org.undercroft.platform.event.DomainEvent;
import org.undercroft.platform.event.EventLog;
import tools.jackson.databind.JsonNode;

/** What fails beside the analyzers becomes the workshop's work. */
@UndercroftTest
class FailingMachineTest {

    private final EventLog log;
    private final TransactionTemplate transaction;
    private final WorkshopApi workshop;

    FailingMachineTest(
            @Autowired EventLog log, @Autowired PlatformTransactionManager transactions, @LocalServerPort int port) {
        this.log = log;
        this.transaction = new TransactionTemplate(transactions);
        this.workshop = WorkshopApi.as("biomed", port);
    }

    @Test
    void aFailedCentrifugeRunOpensOneWorkOrderForEachTrouble() {
        String tag = name("CF-");
        tell(spun(tag, 1, "IMBALANCE"));
        tell(spun(tag, 2, "IMBALANCE"));
        tell(spun(tag, 3, "FAILED"));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(ordersOf(tag)).hasSize(2));
        JsonNode imbalance = ordersOf(tag).stream()
                .filter(order -> order.get("title").asString().contains("imbalance"))
                .findFirst()
                .orElseThrow();
        assertThat(imbalance.get("priority").asString()).isEqualTo("HIGH");
        assertThat(imbalance.get("evidence").asString()).contains("Run: 1", "a tube broke", "26-000001");
        assertThat(workshop.get("/api/work-orders/" + imbalance.get("number").asString())
                        .get("changes")
                        .toString())
                .contains("run 2 ended with imbalance");
    }

    @Test
    void aFreezerOutsideItsLimitsOpensOneUrgentWorkOrderWithItsTemperature() {
        String tag = name("FR-");
        String freezer = name("Freezer ");
        tell(left(freezer, tag, "-12.5", 40));
        tell(left(freezer, tag, "-9", 40));

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(ordersOf(tag)).hasSize(1);
            JsonNode order = ordersOf(tag).getFirst();
            assertThat(order.get("priority").asString()).isEqualTo("URGENT");
            assertThat(order.get("evidence").asString()).contains("-12.5 °C", "-30 to -18 °C", "Samples in it: 40");
            assertThat(workshop.get("/api/work-orders/" + order.get("number").asString())
                            .get("changes")
                            .toString())
                    .contains("-9 °C");
        });
    }

    @Test
    void aFreezerThatNobodyLinkedIsEnteredUnderItsName() {
        String unit = name("Blood bank /");
        tell(left(unit, "", "7", 0));
        String tag = "STORAGE-" + unit.replace(" /", "-").replace(' ', '-');

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(ordersOf(tag)).hasSize(1));
        assertThat(ordersOf(tag).getFirst().get("priority").asString()).isEqualTo("HIGH");
        assertThat(workshop.get("/api/equipment/" + tag).get("identified").asBoolean())
                .isFalse();
    }

    private void tell(DomainEvent event) {
        transaction.executeWithoutResult(_ -> log.append(event));
    }

    private List<JsonNode> ordersOf(String tag) {
        return List.copyOf(
                workshop.get("/api/work-orders?equipment=" + tag).get("rows").values());
    }

    private static CentrifugeRunFailed spun(String tag, long run, String outcome) {
        return new CentrifugeRunFailed(run, "Bench 1", tag, outcome, "a tube broke", List.of("26-000001"));
    }

    private static StorageTemperatureLeftLimits left(String unit, String tag, String celsius, long samples) {
        return new StorageTemperatureLeftLimits(
                unit,
                tag,
                new BigDecimal(celsius),
                new BigDecimal("-30"),
                new BigDecimal("-18"),
                samples,
                Instant.parse("2026-11-23T06:00:00Z"));
    }

    private static String name(String prefix) {
        return prefix + UUID.randomUUID().toString().substring(0, 8);
    }
}
