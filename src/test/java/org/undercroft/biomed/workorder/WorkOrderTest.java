package org.undercroft.biomed.workorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.undercroft.Browser;
import org.undercroft.UndercroftTest;
import org.undercroft.biomed.EquipmentCategory;
import org.undercroft.biomed.WorkOrderNumber;
import org.undercroft.biomed.WorkRequest;
import org.undercroft.biomed.Workshop;
import org.undercroft.biomed.WorkshopActivity;
import org.undercroft.biomed.WorkshopApi;
import org.undercroft.platform.security.Role;
import tools.jackson.databind.JsonNode;

@UndercroftTest
class WorkOrderTest {

    private static final AtomicLong events = new AtomicLong(9_000_000);

    private final Workshop workshop;
    private final WorkshopActivity activity;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    @LocalServerPort
    private int port;

    WorkOrderTest(
            @Autowired Workshop workshop,
            @Autowired WorkshopActivity activity,
            @Autowired PlatformTransactionManager transactions,
            @Autowired JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.workshop = workshop;
        this.activity = activity;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Until its password is known to be right, many requests of an account at once look like guessing. */
    @BeforeEach
    void signIn() {
        biomed().get("/api/equipment");
    }

    @Test
    void aNurseReportsAFaultAndATechnicianMendsIt() {
        JsonNode reported = WorkshopApi.as("nurse", port)
                .post("/api/work-orders", Map.of("equipment", "PUMP-1", "title", "Alarms without reason"));
        String path = "/api/work-orders/" + reported.get("number").asString();
        assertThat(reported.get("number").asString()).matches("WO-\\d{4}-\\d{5}");
        assertThat(status("PUMP-1")).isEqualTo("OUT_OF_SERVICE");
        biomed().post(path + "/assign", Map.of("assignee", "biomed"));
        biomed().post(path + "/start", Map.of());
        assertThat(status("PUMP-1")).isEqualTo("IN_REPAIR");
        biomed().post(path + "/note", Map.of("text", "Sensor dirty", "minutes", 15));
        JsonNode closed =
                biomed().post(path + "/close", Map.of("resolution", "Sensor cleaned", "minutes", 10, "parts", "none"));
        assertThat(closed.get("labourMinutes").asInt()).isEqualTo(25);
        assertThat(status("PUMP-1")).isEqualTo("IN_SERVICE");
        assertThat(closed.get("changes").values().stream()
                        .map(change -> change.get("action").asString() + " by "
                                + change.get("changedBy").asString()))
                .containsExactly(
                        "open by nurse", "assign by biomed", "start by biomed", "note by biomed", "close by biomed");
    }

    @Test
    void everyStepOfAWorkOrderIsInTheAuditTrailWithWhoTookIt() {
        JsonNode reported =
                WorkshopApi.as("nurse", port).post("/api/work-orders", Map.of("equipment", "PUMP-A1", "title", "Hums"));
        String number = reported.get("number").asString();
        biomed().post("/api/work-orders/" + number + "/start", Map.of());
        biomed().post("/api/work-orders/" + number + "/close", Map.of("resolution", "Tightened"));
        assertThat(jdbc.sql("""
            select actor || ' ' || action || ' ' || detail from platform.audit_entry
             where entity_type = 'work-order' and entity_id = ? order by position
            """).param(number).query(String.class).list())
                .containsExactly(
                        "nurse CREATE open, now OPEN (PUMP-A1): Hums",
                        "biomed UPDATE start, now IN_PROGRESS (PUMP-A1)",
                        "biomed UPDATE close, now CLOSED (PUMP-A1): Tightened");
    }

    @Test
    void aScanLeadsToTheWorkOrderTheMachineOrASearch() {
        String number =
                report(Map.of("equipment", "PUMP-S1", "title", "Squeaks")).substring("/api/work-orders/".length());
        Browser technician = Browser.as(Role.BIOMEDICAL_TECHNICIAN, port);
        assertThat(scan(technician, number.toLowerCase(java.util.Locale.ROOT)))
                .endsWith("/biomed/work-orders/" + number);
        assertThat(scan(technician, " pump-s1 ")).endsWith("/biomed/equipment/pump-s1");
        assertThat(scan(technician, "no such & thing")).endsWith("/biomed/equipment?q=no%20such%20%26%20thing");
        assertThat(technician.get("/biomed/equipment?q=PUMP-S1").body()).contains("PUMP-S1", "anywhere");
    }

    private static String scan(Browser browser, String code) {
        return browser.post("/biomed/work-orders", "/biomed/scan", Map.of("code", code))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    @Test
    void aMachineThatCanBeUsedStaysInService() {
        report(Map.of("equipment", "PUMP-2", "title", "Scratched case", "outOfService", false));
        assertThat(status("PUMP-2")).isEqualTo("IN_SERVICE");
    }

    @Test
    void reopeningTakesTheMachineOutOfServiceAgain() {
        String path = report(Map.of("equipment", "PUMP-3", "title", "Leaks"));
        biomed().post(path + "/start", Map.of());
        biomed().post(path + "/close", Map.of("resolution", "Sealed"));
        JsonNode reopened = biomed().post(path + "/reopen", Map.of("text", "Leaks still"));
        assertThat(reopened.get("state").asString()).isEqualTo("ASSIGNED");
        assertThat(reopened.get("resolution").asString()).isEmpty();
        assertThat(status("PUMP-3")).isEqualTo("OUT_OF_SERVICE");
    }

    @Test
    void aMachineReturnsOnlyWhenTheLastWorkOrderThatKeepsItOutIsDone() {
        String first = report(Map.of("equipment", "PUMP-4", "title", "Leaks"));
        String second = report(Map.of("equipment", "PUMP-4", "title", "Smells"));
        biomed().post(first + "/cancel", Map.of("text", "It was water"));
        assertThat(status("PUMP-4")).isEqualTo("OUT_OF_SERVICE");
        biomed().post(second + "/cancel", Map.of("text", "It was coffee"));
        assertThat(status("PUMP-4")).isEqualTo("IN_SERVICE");
    }

    @Test
    void anIllegalMoveIsRefusedInWords() {
        String path = report(Map.of("equipment", "PUMP-5", "title", "Leaks"));
        HttpResponse<String> refused = biomed().tryPost(path + "/close", Map.of("resolution", "Sealed"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(refused.body()).contains("is open and can't be closed. Start the work first");
        biomed().post(path + "/start", Map.of());
        HttpResponse<String> empty = biomed().tryPost(path + "/close", Map.of("resolution", " "));
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.body()).contains("closing needs a resolution");
    }

    @Test
    void aChangeOfAnOldVersionIsRefusedInWords() {
        String path = report(Map.of("equipment", "PUMP-6", "title", "Leaks"));
        biomed().post(path + "/start", Map.of("version", 1));
        HttpResponse<String> late = biomed().tryPost(path + "/cancel", Map.of("version", 1, "text", "Not needed"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("was changed meanwhile and is now in progress");
    }

    @Test
    void ofTwoWhoCloseAtOnceOneSucceeds() throws Exception {
        String path = report(Map.of("equipment", "PUMP-7", "title", "Leaks"));
        biomed().post(path + "/start", Map.of());
        Callable<Integer> close = () -> biomed().tryPost(path + "/close", Map.of("resolution", "Sealed"))
                .statusCode();
        List<Integer> answers = atOnce(close, 6);
        assertThat(answers).containsOnlyOnce(200).contains(409);
        assertThat(biomed().get(path).get("changes").values().stream()
                        .filter(change -> change.get("action").asString().equals("close")))
                .hasSize(1);
    }

    @Test
    void manyWhoOpenAtOnceGetDifferentNumbers() throws Exception {
        Callable<String> open = () -> report(Map.of("equipment", "PUMP-8", "title", "Leaks"));
        assertThat(atOnce(open, 12)).doesNotHaveDuplicates();
    }

    @Test
    void oneEventOpensOneWorkOrderHoweverOftenItAsks() throws Exception {
        long event = events.incrementAndGet();
        List<WorkOrderNumber> numbers = atOnce(() -> ask("AN-9", event), 8);
        assertThat(numbers.stream().collect(Collectors.toSet())).hasSize(1);
        assertThat(biomed().get("/api/work-orders?equipment=AN-9").get("total").asInt())
                .isEqualTo(1);
    }

    @Test
    void onlyTheWorkshopWorksOnWorkOrders() {
        String path = report(Map.of("equipment", "PUMP-10", "title", "Leaks"));
        for (String account : List.of("nurse", "doctor", "lab")) {
            WorkshopApi reader = WorkshopApi.as(account, port);
            assertThat(reader.tryGet(path).statusCode()).as(account).isEqualTo(200);
            assertThat(reader.tryPost(path + "/start", Map.of()).statusCode())
                    .as(account)
                    .isEqualTo(403);
        }
        assertThat(WorkshopApi.as("insurer", port).tryGet(path).statusCode()).isEqualTo(403);
    }

    @Test
    void theBoardCountsWhatIsOpen() {
        report(Map.of("equipment", "PUMP-11", "title", "Smokes", "priority", "URGENT"));
        WorkshopActivity.Snapshot now = activity.now();
        assertThat(now.open()).isPositive();
        assertThat(now.openByPriority().get(WorkRequest.Priority.URGENT)).isPositive();
        assertThat(now.oldest()).isNotNull();
        assertThat(now.urgent().getFirst().priority()).isEqualTo(WorkRequest.Priority.URGENT);
        assertThat(now.equipmentByStatus()).containsKey(org.undercroft.biomed.EquipmentStatus.OUT_OF_SERVICE);
    }

    @Test
    void aNurseReportsAndATechnicianClosesOnPages() {
        Browser nurse = Browser.as(Role.NURSE, port);
        HttpResponse<String> sent = nurse.post(
                "/biomed/report-fault",
                "/biomed/report-fault",
                Map.of("equipment", "BED-1", "title", "Brake loose", "priority", "HIGH", "outOfService", "true"));
        String reported = sent.headers().firstValue("Location").orElseThrow();
        String path = "/biomed/work-orders/" + reported.substring(reported.indexOf("WO-"));
        assertThat(nurse.get(reported.substring(reported.indexOf("/biomed"))).body())
                .contains("Thank you");
        assertThat(nurse.get(path).body()).contains("Brake loose").doesNotContain("Close the work order");

        Browser technician = Browser.as(Role.BIOMEDICAL_TECHNICIAN, port);
        assertThat(technician.get("/biomed/work-orders").body()).contains("Brake loose", "High");
        assertThat(technician.post(path, path + "/start", Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(technician.get(path).body()).contains("Close the work order", "In progress");
        HttpResponse<String> stale =
                technician.post(path, path + "/close", Map.of("version", "1", "text", "Tightened"));
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("was changed meanwhile");
        assertThat(technician
                        .post(path, path + "/close", Map.of("text", "Tightened"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(technician.get("/biomed/equipment/BED-1").body()).contains("In service", "Tightened");
        assertThat(technician.get("/biomed/work-orders/WO-1999-00001").statusCode())
                .isEqualTo(404);
    }

    private WorkOrderNumber ask(String tag, long event) {
        WorkOrderNumber number = transaction.execute(_ -> workshop.open(new WorkRequest(
                tag,
                "Analyzer",
                EquipmentCategory.ANALYZER,
                "control",
                "Control failed",
                "z 4.2",
                WorkRequest.Priority.URGENT,
                event)));
        if (number == null) {
            throw new AssertionError("No work order");
        }
        return number;
    }

    private String report(Map<String, Object> report) {
        return "/api/work-orders/"
                + biomed().post("/api/work-orders", report).get("number").asString();
    }

    private String status(String tag) {
        return biomed().get("/api/equipment/" + tag).get("status").asString();
    }

    private WorkshopApi biomed() {
        return WorkshopApi.as("biomed", port);
    }

    private static <T> List<T> atOnce(Callable<T> work, int times) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = threads.invokeAll(
                    IntStream.range(0, times).mapToObj(_ -> work).toList());
            List<T> done = new java.util.ArrayList<>();
            for (Future<T> one : running) {
                done.add(one.get());
            }
            return done;
        }
    }
}
