package org.undercroft.handoffs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.undercroft.UndercroftTest;
import org.undercroft.biomed.WorkshopApi;
import org.undercroft.lab.AnalyzerBench;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.AnalyzerReturnedToBench;
import org.undercroft.lab.ControlFailed;
import org.undercroft.platform.event.EventLog;
import tools.jackson.databind.JsonNode;

@UndercroftTest
@Import(FailedControlTest.Laboratory.class)
class FailedControlTest {

    private static final AtomicLong numbers = new AtomicLong(70_000);

    private final EventLog log;
    private final Bench bench;
    private final TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    FailedControlTest(
            @Autowired EventLog log, @Autowired Bench bench, @Autowired PlatformTransactionManager transactions) {
        this.log = log;
        this.bench = bench;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    void aFailedControlOpensAnUrgentWorkOrderThatHoldsItsFigures() {
        AnalyzerId analyzer = newAnalyzer();
        tell(failed(analyzer, tag(analyzer), "HGB"));
        JsonNode order = onlyOrderOf(tag(analyzer));
        assertThat(order.get("priority").asString()).isEqualTo("URGENT");
        assertThat(order.get("title").asString()).isEqualTo("Control failed on Counter: HGB level 2 broke 1-3s");
        assertThat(order.get("evidence").asString())
                .contains("level 2, lot L77", "Measured: 15.9 g/dL", "Target: 13.5 ± 0.6 g/dL", "z-score: 4", "1-3s")
                .contains("2026-11-23T06:00:00Z");
        assertThat(status(tag(analyzer))).isEqualTo("OUT_OF_SERVICE");
        assertThat(bench.opened.get(analyzer)).isEqualTo(order.get("number").asString());
    }

    @Test
    void aTagNobodyKnowsIsEnteredAsAMachineToBeIdentified() {
        AnalyzerId analyzer = newAnalyzer();
        tell(failed(analyzer, "", "HGB"));
        String tag = "ANALYZER-" + analyzer.value();
        onlyOrderOf(tag);
        JsonNode machine = workshop().get("/api/equipment/" + tag);
        assertThat(machine.get("identified").asBoolean()).isFalse();
        assertThat(machine.get("name").asString()).isEqualTo("Counter");
        assertThat(machine.get("category").asString()).isEqualTo("ANALYZER");
    }

    @Test
    void furtherFailuresAreAddedToTheOpenWorkOrder() {
        AnalyzerId analyzer = newAnalyzer();
        tell(failed(analyzer, tag(analyzer), "HGB"));
        tell(failed(analyzer, tag(analyzer), "WBC"));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode order = workshop().get("/api/work-orders/" + number(onlyOrderOf(tag(analyzer))));
            assertThat(order.get("changes").toString()).contains("\"evidence\"", "WBC level 2");
        });
    }

    @Test
    void theRepairedAnalyzerWaitsForAPassingControlWhichReturnsItToService() {
        AnalyzerId analyzer = newAnalyzer();
        tell(failed(analyzer, tag(analyzer), "HGB"));
        String number = number(onlyOrderOf(tag(analyzer)));
        workshop().post("/api/work-orders/" + number + "/start", Map.of());
        assertThat(status(tag(analyzer))).isEqualTo("IN_REPAIR");
        workshop().post("/api/work-orders/" + number + "/close", Map.of("resolution", "Cell cleaned", "minutes", 40));
        assertThat(status(tag(analyzer))).isEqualTo("AWAITING_CONTROL");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(bench.awaiting).containsEntry(tag(analyzer), number));

        tell(new AnalyzerReturnedToBench(analyzer, tag(analyzer), 4711, 3));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(status(tag(analyzer))).isEqualTo("IN_SERVICE"));
        assertThat(workshop()
                        .get("/api/equipment/" + tag(analyzer) + "/history")
                        .toString())
                .contains("Control result 4711 passed; 3 held results were judged again");
    }

    @Test
    void aFailureAfterTheRepairOpensANewWorkOrder() {
        AnalyzerId analyzer = newAnalyzer();
        tell(failed(analyzer, tag(analyzer), "HGB"));
        String first = number(onlyOrderOf(tag(analyzer)));
        workshop().post("/api/work-orders/" + first + "/start", Map.of());
        workshop().post("/api/work-orders/" + first + "/close", Map.of("resolution", "Cell cleaned"));
        tell(failed(analyzer, tag(analyzer), "HGB"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(ordersOf(tag(analyzer))).hasSize(2));
        assertThat(status(tag(analyzer))).isEqualTo("OUT_OF_SERVICE");
    }

    private void tell(org.undercroft.platform.event.DomainEvent event) {
        transaction.executeWithoutResult(_ -> log.append(event));
    }

    private JsonNode onlyOrderOf(String tag) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(ordersOf(tag)).hasSize(1));
        return ordersOf(tag).getFirst();
    }

    private List<JsonNode> ordersOf(String tag) {
        return List.copyOf(
                workshop().get("/api/work-orders?equipment=" + tag).get("rows").values());
    }

    private String status(String tag) {
        return workshop().get("/api/equipment/" + tag).get("status").asString();
    }

    private WorkshopApi workshop() {
        return WorkshopApi.as("biomed", port);
    }

    private static String number(JsonNode order) {
        return order.get("number").asString();
    }

    private static AnalyzerId newAnalyzer() {
        return new AnalyzerId(numbers.incrementAndGet());
    }

    private static String tag(AnalyzerId analyzer) {
        return "CBC-" + analyzer.value();
    }

    private static ControlFailed failed(AnalyzerId analyzer, String tag, String test) {
        return new ControlFailed(
                analyzer,
                "Counter",
                tag,
                numbers.incrementAndGet(),
                test,
                "2",
                "L77",
                new BigDecimal("15.9"),
                "g/dL",
                new BigDecimal("13.5"),
                new BigDecimal("0.6"),
                new BigDecimal("4"),
                "1-3s",
                Instant.parse("2026-11-23T06:00:00Z"));
    }

    /** A bench that remembers what it was told. */
    static final class Bench implements AnalyzerBench {

        private final Map<AnalyzerId, String> opened = new ConcurrentHashMap<>();
        private final Map<String, String> awaiting = new ConcurrentHashMap<>();

        @Override
        public boolean awaitControl(String equipmentTag, String workOrder) {
            awaiting.put(equipmentTag, workOrder);
            return true;
        }

        @Override
        public void workOrderOpened(AnalyzerId analyzer, String workOrder) {
            opened.put(analyzer, workOrder);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Laboratory {

        @Bean
        @Primary
        Bench bench() {
            return new Bench();
        }
    }
}
