package org.undercroft.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.undercroft.promises.RunningProgram;

/**
 * The demonstration day as its people live it, in a real browser: the packaged program, the make-believe hospital on its
 * wires, and a person who repairs the analyzer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemonstrationDayIT {

    @TempDir
    static Path data = Path.of("unset");

    private RunningProgram program;
    private Browser browser;

    @BeforeAll
    void theHospitalOpens() throws IOException, InterruptedException {
        RunningProgram.Ports ports = RunningProgram.Ports.free();
        program = RunningProgram.start(
                data,
                ports,
                "--spring.profiles.active=demo",
                "--undercroft.rehearsal.technician=false",
                "--undercroft.rehearsal.failure=60m",
                "--undercroft.rehearsal.ward-port=0");
        browser = Browser.open(ports.http());
    }

    @AfterAll
    void theHospitalCloses() {
        if (browser != null) {
            browser.close();
        }
        program.close();
    }

    @Test
    @Order(1)
    void theTechnologistSeesResultsArriveWithoutReloading() {
        browser.signIn("lab");
        browser.go("/lab");
        browser.driver().executeScript("window.neverReloaded = true");
        String before = browser.textOf("#worklist");
        browser.await(() -> browser.textOf("#worklist").contains("Released"), "a released result on the worklist");
        browser.await(() -> !browser.textOf("#worklist").equals(before), "the worklist to change");
        assertThat(browser.driver().executeScript("return window.neverReloaded === true"))
                .isEqualTo(true);
    }

    @Test
    @Order(2)
    void theTechnologistMatchesAResultThatNobodyKnew() {
        browser.go("/lab");
        browser.await(() -> browser.count("#worklist a[href^='/lab/specimens/']") > 0, "a specimen on the worklist");
        String specimen = browser.textOf("#worklist a[href^='/lab/specimens/']");
        browser.go("/lab/unmatched");
        browser.await(() -> browser.count("form[action$='/match']") > 0, "an unmatched result");
        String form = "form[action='" + browser.actionOf("form[action$='/match']") + "']";
        browser.submit(form + " input[name='accession']", specimen);
        browser.await(() -> browser.count(form) == 0, "the result to have left the list");
    }

    @Test
    @Order(3)
    void theFailedControlTakesTheAnalyzerOutOfServiceAndOpensAWorkOrder() {
        browser.go("/");
        browser.await(
                () -> browser.textOf(".board").contains("Out of service"), "an analyzer out of service on the board");
        browser.await(() -> browser.textOf(".board").contains("WO-"), "its work order on the board");
        browser.picture("control-failed");
        browser.go("/lab/held");
        browser.await(() -> browser.text().contains("out of service"), "results held for the analyzer");
    }

    @Test
    @Order(4)
    void theTechnicianRepairsItAndThePassingControlReleasesWhatWasHeld() {
        browser.signIn("biomed");
        browser.go("/biomed/work-orders");
        browser.go(browser.linkOf("a[href^='/biomed/work-orders/WO-']"));
        assertThat(browser.text()).contains("1-3s");
        browser.click("form[action$='/assign'] button");
        browser.click("form[action$='/start'] button");
        browser.await(() -> browser.count("form[action$='/close']") > 0, "the form to close it");
        browser.fill("#resolution", "Cleaned the photometer and replaced the lamp");
        browser.click("form[action$='/close'] button");
        browser.await(() -> browser.text().contains("Closed"), "the work order to be closed");

        browser.signIn("lab");
        browser.go("/");
        browser.await(
                () -> !browser.textOf(".board").contains("Out of service")
                        && !browser.textOf(".board").contains("Awaiting control"),
                "the analyzer to be back on the bench");
        browser.go("/lab/held");
        assertThat(browser.text()).doesNotContain("out of service");
    }

    @Test
    @Order(5)
    void noPageHasABarrierOrScrollsSideways() {
        List<String> faults = new ArrayList<>();
        browser.signIn("lab");
        faults.addAll(barriersOn(
                "lab",
                "/",
                "/lab",
                "/lab/held",
                "/lab/unmatched",
                "/lab/analyzers",
                "/lab/controls",
                "/lab/catalog",
                "/lab/quality",
                "/lab/quality/enter",
                "/lab/quality/failures",
                "/lab/quality/lots",
                "/lab/quality/rules",
                "/lab/quality/sigma",
                "/lab/quality/patients",
                "/lab/quality/proficiency",
                "/lab/quality/peers"));
        faults.addAll(barriersOn("lab", linksOn("/lab/analyzers", "/lab/analyzers/")));
        faults.addAll(barriersOn("lab", linksOn("/lab", "/lab/specimens/")));
        browser.signIn("manager");
        faults.addAll(barriersOn("manager", "/records/patients", "/records/beds", "/audit"));
        faults.addAll(barriersOn("manager", linksOn("/records/patients", "/records/patients/")));
        browser.signIn("admin");
        faults.addAll(barriersOn(
                "admin",
                "/exchange/messages",
                "/exchange/dead-letters",
                "/exchange/channels",
                "/exchange/destinations",
                "/administration/users",
                "/administration/programs",
                "/administration/events",
                "/account",
                "/styleguide"));
        faults.addAll(barriersOn("admin", linksOn("/exchange/messages", "/exchange/messages/")));
        browser.driver().manage().deleteAllCookies();
        faults.addAll(barriersOn("visitor", "/sign-in"));
        assertThat(faults).isEmpty();
    }

    private String[] linksOn(String page, String beginning) {
        browser.go(page);
        String selector = "main a[href^='" + beginning + "']";
        return browser.count(selector) == 0 ? new String[0] : new String[] {browser.linkOf(selector)};
    }

    private List<String> barriersOn(String account, String... pages) {
        List<String> faults = new ArrayList<>();
        for (String page : pages) {
            faults.addAll(browser.faultsAtAGlance(account + page.replaceAll("[^A-Za-z0-9]+", "-"), page));
        }
        return faults;
    }
}
