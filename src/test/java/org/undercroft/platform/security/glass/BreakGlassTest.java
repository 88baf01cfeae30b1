package org.undercroft.platform.security.glass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.undercroft.Browser;
import org.undercroft.LiveWatch;
import org.undercroft.UndercroftTest;
import org.undercroft.platform.security.Role;
import org.undercroft.platform.security.account.AccountName;
import org.undercroft.platform.security.glass.GlassCase.Verdict;

@UndercroftTest
class BreakGlassTest {

    private static final AccountName DOCTOR = new AccountName("doctor");
    private static final String REVIEW_STREAM = "/administration/break-glass/stream";
    private static final String REASON = "Unconscious, no chart at hand";

    private final BreakGlass glass;
    private final JdbcClient jdbc;
    private final String patient = UUID.randomUUID().toString();

    @LocalServerPort
    private int port;

    BreakGlassTest(@Autowired BreakGlass glass, @Autowired JdbcClient jdbc) {
        this.glass = glass;
        this.jdbc = jdbc;
    }

    @Test
    void accessOpensForTheOneWhoAskedAndTheOnePatient() {
        glass.open(DOCTOR, patient, REASON);
        assertThat(isOpenFor(DOCTOR, patient)).isTrue();
        assertThat(isOpenFor(DOCTOR, "another")).isFalse();
        assertThat(isOpenFor(new AccountName("nurse"), patient)).isFalse();
    }

    @Test
    void accessEndsAfterItsTime() {
        long id = glass.open(DOCTOR, patient, REASON).id();
        jdbc.sql("update platform.broken_glass set open_until = clock_timestamp() - interval '1 second' where id = :id")
                .param("id", id)
                .update();
        assertThat(isOpenFor(DOCTOR, patient)).isFalse();
    }

    private boolean isOpenFor(AccountName account, String which) {
        return glass.openOf(account).stream().anyMatch(open -> open.patient().equals(which));
    }

    @Test
    void withoutAReasonNothingOpens() {
        assertThatThrownBy(() -> glass.open(DOCTOR, patient, "because  ")).hasMessageContaining("10");
        assertThat(isOpenFor(DOCTOR, patient)).isFalse();
    }

    @Test
    void itIsToldToTheEventLogAndAuditedForItsPurpose() {
        long id = glass.open(DOCTOR, patient, REASON).id();
        assertThat(jdbc.sql("select type from platform.event where subject = :subject")
                        .param("subject", "glass/" + id)
                        .query(String.class)
                        .list())
                .containsExactly("platform.GlassBroken");
        assertThat(jdbc.sql("select purpose from platform.audit_entry where patients @> array[:patient::text]")
                        .param("patient", patient)
                        .query(String.class)
                        .list())
                .containsExactly("BTG");
    }

    @Test
    void aReviewIsDoneOnceAndNotByOneself() {
        long id = glass.open(DOCTOR, patient, REASON).id();
        assertThat(glass.review(id, DOCTOR, Verdict.JUSTIFIED, "I know")).isFalse();
        AccountName analyst = new AccountName("security");
        assertThat(glass.review(id, analyst, Verdict.JUSTIFIED, "Emergency room, confirmed"))
                .isTrue();
        assertThat(glass.review(id, analyst, Verdict.NOT_JUSTIFIED, "Again")).isFalse();
    }

    @Test
    void aDoctorBreaksTheGlassAndAnAnalystReviewsItAtThePages() {
        Browser doctor = Browser.as(Role.DOCTOR, port);
        String opened = doctor.post("/break-glass", "/break-glass", Map.of("patient", patient, "reason", REASON))
                .body();
        assertThat(opened).contains("You have access until");
        long id = jdbc.sql("select id from platform.broken_glass where patient = :patient")
                .param("patient", patient)
                .query(Long.class)
                .single();
        Browser analyst = Browser.as(Role.SECURITY_ANALYST, port);
        String queue = "/administration/break-glass";
        assertThat(analyst.get(queue).body()).contains(patient, "waits for review");
        String reviewed = analyst.post(queue, queue + "/" + id, Map.of("verdict", "JUSTIFIED", "note", "Confirmed"))
                .body();
        assertThat(reviewed).contains("is reviewed");
        assertThat(doctor.get(queue).statusCode()).isEqualTo(403);
    }

    @Test
    void aReviewNeedsWords() {
        long id = glass.open(DOCTOR, patient, REASON).id();
        assertThatThrownBy(() -> glass.review(id, new AccountName("security"), Verdict.JUSTIFIED, "  "))
                .hasMessageContaining("in words");
    }

    @Test
    void aCaseIsOverdueOnceItWaitedLongerThanItMay() {
        long id = glass.open(DOCTOR, patient, REASON).id();
        assertThat(waiting(id).overdue()).isFalse();
        assertThat(waiting(id).open()).isTrue();
        jdbc.sql("""
            update platform.broken_glass
            set opened_at = opened_at - interval '25 hours', open_until = open_until - interval '25 hours'
            where id = :id
            """).param("id", id).update();
        assertThat(waiting(id).overdue()).isTrue();
        assertThat(waiting(id).open()).isFalse();
    }

    private BreakGlass.Waiting waiting(long id) {
        return glass.waiting(10_000).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theReviewersSeeANumberInTheirNavigationAndOthersDoNot() {
        glass.open(DOCTOR, patient, REASON);
        assertThat(Browser.as(Role.SECURITY_ANALYST, port).get("/account").body())
                .contains("waiting for review", "sse-connect=\"/administration/break-glass/stream\"");
        assertThat(Browser.as(Role.DOCTOR, port).get("/account").body()).doesNotContain("waiting for review");
    }

    @Test
    void theReviewersAreToldLiveWhenTheGlassBreaks() throws Exception {
        try (LiveWatch watch = LiveWatch.open(Browser.as(Role.SECURITY_ANALYST, port), REVIEW_STREAM)) {
            glass.open(DOCTOR, patient, REASON);
            assertThat(watch.next("badge")).contains("waiting for review");
        }
    }
}
