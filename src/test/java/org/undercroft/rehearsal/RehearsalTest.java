package org.undercroft.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.undercroft.UndercroftTest;
import org.undercroft.exchange.Doors;
import org.undercroft.rehearsal.cast.Office;
import org.undercroft.rehearsal.script.Bench;
import org.undercroft.rehearsal.script.Instrument;
import tools.jackson.databind.JsonNode;

/** A fast day against the whole program, looked at through its API only. */
@UndercroftTest
class RehearsalTest {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration LENGTH = Duration.ofHours(5);

    @LocalServerPort
    private int port;

    @Autowired
    private Doors doors;

    @Autowired
    private JdbcClient jdbc;

    private Office office;
    private Rehearsal rehearsal;
    private long releasedBefore;

    @BeforeEach
    void begin() throws IOException, InterruptedException {
        office = new Office(URI.create("http://127.0.0.1:" + port));
        releasedBefore = released();
        rehearsal = play(LENGTH);
    }

    @AfterEach
    void end() throws InterruptedException {
        rehearsal.close();
    }

    private Rehearsal play(Duration length) throws IOException, InterruptedException {
        return Rehearsal.day(settings(length).at(port, doors.hl7Port(), doors.analyzersPort(), 0));
    }

    private static RehearsalSettings settings(Duration length) {
        return new RehearsalSettings(true, 2611, 360, length, 20_000, Duration.ofMinutes(60), true, 0, 0, 0, 0);
    }

    @Test
    void aDayPassesFromAdmissionToTheWardThroughAFailedControlAndItsRepair() throws Exception {
        await("results are released", () -> total("/api/results?state=RELEASED") > 30);
        await("a mis-scanned tube waits for a person", () -> total("/api/unmatched") > 0);
        await(
                "the failed control opens a work order",
                () -> !workOrders("NOT_DONE").isEmpty());
        assertThat(chemistry().path("state").asString("")).isNotEqualTo("IN_SERVICE");
        await("results of the failed analyzer are held", () -> heldForControl() > 0);
        await(
                "the technician closes the work order",
                () -> !workOrders("CLOSED").isEmpty());
        await(
                "a passing control brings the analyzer back",
                () -> chemistry().path("state").asString("").equals("IN_SERVICE"));
        await("what was held for the control only is released", () -> heldForControl() == 0);
        assertThat(rehearsal.awaitTold(PATIENCE)).isTrue();
        await("the ward got every released result", () -> rehearsal.ward().results() == released() - releasedBefore);
        await("every result that an analyzer reported is kept, once", () -> kept() == rehearsal.reported());
        assertThat(total("/api/results?state=RELEASED&analyzer=Calculation")).isPositive();
        await("urine strips are reported", () -> total("/api/results?test=UPH&state=RELEASED") > 0);
        aSecondDayOnTheSameDataGoesOnWithNewNumbers();
    }

    private void aSecondDayOnTheSameDataGoesOnWithNewNumbers() throws Exception {
        rehearsal.close();
        long equipment = equipment();
        int analyzers = office.get("lab", "/api/analyzers").rows().size();
        int targets = office.get("lab", "/api/controls/targets").rows().size();
        long patients = patients();
        long released = released();
        rehearsal = play(Duration.ofMinutes(20));
        await("the second day's results are released", () -> released() > released + 30);
        assertThat(rehearsal.awaitTold(PATIENCE)).isTrue();
        assertThat(equipment()).isEqualTo(equipment);
        assertThat(office.get("lab", "/api/analyzers").rows()).hasSize(analyzers);
        assertThat(office.get("lab", "/api/controls/targets").rows()).hasSize(targets);
        assertThat(patients()).as("new people are admitted").isGreaterThan(patients + 10);
        assertThat(jdbc.sql("select count(*) from exchange.inbox where control_id ~ '^O[0-9A-Z]{6}'"
                                + " and summary like '%known already%'")
                        .query(Long.class)
                        .single())
                .as("orders told a second time")
                .isZero();
        assertThat(jdbc.sql("""
            select count(*) from (
              select from records.encounter e join records.patient_identifier i on i.patient = e.patient
               where e.status = 'IN_PROGRESS' and e.bed <> '' and i.value like 'RH%' and i.kind = 'MR'
               group by e.patient having count(distinct e.id) > 1) twice
            """).query(Long.class).single())
                .as("people in two beds")
                .isZero();
    }

    private long released() {
        return jdbc.sql("select count(*) from lab.result where state = 'RELEASED'")
                .query(Long.class)
                .single();
    }

    /** Results of the make-believe analyzers; what they said twice, because a line was cut, counts once. */
    private long kept() {
        return jdbc.sql("""
            select count(*) from lab.result r join lab.analyzer a on a.id = r.analyzer where a.equipment_tag = any(?)
            """)
                .param(Bench.ALL.stream().map(Instrument::tag).toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    private long equipment() throws IOException, InterruptedException {
        return office.get("biomed", "/api/equipment").body().path("total").asLong();
    }

    private long patients() {
        return jdbc.sql("select count(*) from records.patient")
                .query(Long.class)
                .single();
    }

    private JsonNode chemistry() throws IOException, InterruptedException {
        return office.get("lab", "/api/analyzers").rows().stream()
                .filter(analyzer -> analyzer.path("equipmentTag").asString("").equals(Bench.CHEMISTRY.tag()))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> workOrders(String state) throws IOException, InterruptedException {
        return office.get("biomed", "/api/work-orders?equipment=" + Bench.CHEMISTRY.tag() + "&state=" + state)
                .rows();
    }

    private long heldForControl() throws IOException, InterruptedException {
        return office.get("lab", "/api/results?state=HELD&analyzer=Chemistry+1&size=200").rows().stream()
                .filter(result -> Stream.of(result.path("reasons").toString())
                        .anyMatch(reasons -> reasons.contains("out of service") || reasons.contains("awaiting")))
                .count();
    }

    private long total(String path) throws IOException, InterruptedException {
        return office.get("lab", path).body().path("total").asLong(-1);
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    private static void await(String what, Condition condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            Thread.sleep(Duration.ofMillis(300));
        }
    }
}
