package org.undercroft.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.undercroft.Browser;
import org.undercroft.UndercroftTest;
import org.undercroft.platform.audit.AuditVerdict.Damage;
import org.undercroft.platform.database.DatabaseSettings;
import org.undercroft.platform.security.Role;

@UndercroftTest
class AuditHeadPagesTest {

    private static final String PAGE = "/audit/heads";

    private final AuditCheck check;
    private final Path exported;

    @LocalServerPort
    private int port;

    AuditHeadPagesTest(@Autowired AuditCheck check, @Autowired DatabaseSettings settings) {
        this.check = check;
        this.exported = settings.data().resolve("audit-heads");
    }

    /** The databases of all tests share one data folder; heads of another one do not fit this trail. */
    @BeforeEach
    void forgetHeadsOfOtherDatabases() throws IOException {
        if (Files.isDirectory(exported)) {
            try (var files = Files.newDirectoryStream(exported, "*.json")) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
        }
    }

    @Test
    void theTrailIsVerifiedFromThePageAndTheVerdictIsShown() {
        Browser analyst = Browser.as(Role.SECURITY_ANALYST, port);
        analyst.post(PAGE, PAGE + "/check", Map.of());
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            AuditCheck.State state = check.state();
            return state != null && !state.runs();
        });
        assertThat(analyst.get(PAGE).body()).contains("The trail is whole", "Asked for by security");
        assertThat(analyst.get(PAGE + "/check").body()).doesNotContain("hx-trigger");
        assertThat(analyst.get("/api/audit/check").body()).contains("\"whole\":true", "\"running\":false");
        assertThat(analyst.get("/audit?category=audit").body()).contains("verified: whole");
    }

    @Test
    void aHeadIsSignedOnDemandAndDownloaded() {
        Browser manager = Browser.as(Role.RECORDS_MANAGER, port);
        assertThat(manager.post(PAGE, PAGE + "/sign", Map.of()).statusCode()).isEqualTo(302);
        var download = manager.get("/audit/heads.json");
        assertThat(download.headers().firstValue("Content-Disposition").orElse(""))
                .contains("audit-heads.json");
        assertThat(download.body()).contains("\"signature\"", "\"publicKey\"");
    }

    @Test
    void thePageExplainsEveryWayInWhichTheChainCanBeBroken() {
        String page = Browser.as(Role.SECURITY_ANALYST, port).get(PAGE).body();
        for (Damage damage : Damage.values()) {
            assertThat(page).contains(damage.name());
        }
    }

    @Test
    void aNurseSeesNoHeads() {
        assertThat(Browser.as(Role.NURSE, port).get(PAGE).statusCode()).isEqualTo(403);
    }
}
