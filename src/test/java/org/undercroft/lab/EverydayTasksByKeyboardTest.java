package org.undercroft.lab;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.undercroft.UndercroftTest;
import org.undercroft.browser.Browser;
import org.undercroft.browser.Keystrokes;
import org.undercroft.lab.control.ControlTargets;
import tools.jackson.databind.json.JsonMapper;

/**
 * The twenty-four everyday tasks of a laboratory in a real browser, with a keyboard and a scanner and nothing else. Each
 * begins on the worklist; what each takes is counted, printed, and written to {@code target/keystrokes.md}.
 */
@UndercroftTest
@Import(Laboratory.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EverydayTasksByKeyboardTest {

    private static final List<String> TASKS = List.of(
            "order",
            "receive",
            "reject",
            "aliquot",
            "store",
            "find",
            "enter",
            "dilute",
            "rerun",
            "verify",
            "hold",
            "call critical",
            "amend",
            "add test",
            "control entry",
            "corrective action",
            "lot change",
            "calibrate",
            "worklist",
            "trend",
            "reprint label",
            "refer out",
            "sign out a case",
            "antibiogram");

    private final Laboratory laboratory;
    private final ControlTargets targets;
    private final JsonMapper json;
    private final int port;

    private Browser browser;
    private Keystrokes keys;
    private TubeTasks tubes;
    private BenchTasks values;
    private QualityTasks quality;
    private AnswerTasks answers;

    EverydayTasksByKeyboardTest(
            @Autowired Laboratory laboratory,
            @Autowired ControlTargets targets,
            @Autowired JsonMapper json,
            @LocalServerPort int port) {
        this.laboratory = laboratory;
        this.targets = targets;
        this.json = json;
        this.port = port;
    }

    @BeforeAll
    void sitDown() {
        browser = Browser.open(port);
        keys = new Keystrokes(browser, "/lab", TASKS);
        KeyboardBench bench = new KeyboardBench(keys, browser, laboratory, new LabDesk(port, "lab"), json);
        tubes = new TubeTasks(bench);
        values = new BenchTasks(bench);
        quality = new QualityTasks(bench, targets);
        answers = new AnswerTasks(bench);
    }

    @AfterAll
    void tellWhatWasPressed() {
        if (browser != null) {
            keys.tell(Path.of("target", "keystrokes.md"));
            browser.close();
        }
    }

    @Test
    void aDoctorOrdersTestsForAKnownPatient() {
        tubes.order();
    }

    @Test
    void aTubeIsReceived() {
        tubes.receive();
    }

    @Test
    void aClottedTubeIsRejectedAndAskedForAgain() {
        tubes.reject();
    }

    @Test
    void aliquotsAreTaken() {
        tubes.aliquot();
    }

    @Test
    void aSampleIsStored() {
        tubes.store();
    }

    @Test
    void aStoredSampleIsFound() {
        tubes.find();
    }

    @Test
    void aValueIsEnteredByHand() {
        values.enter();
    }

    @Test
    void aValueBeyondTheRangeIsDiluted() {
        values.dilute();
    }

    @Test
    void aHeldValueIsMeasuredAgain() {
        values.rerun();
    }

    @Test
    void aHeldValueIsVerified() {
        values.verify();
    }

    @Test
    void aValueIsHeldByAPerson() {
        values.hold();
    }

    @Test
    void aCriticalValueIsCalledAndReadBack() {
        answers.callCritical();
    }

    @Test
    void aReportedValueIsAmended() {
        values.amend();
    }

    @Test
    void aTestIsAddedToATube() {
        tubes.addTest();
    }

    @Test
    void aControlIsEntered() {
        quality.enterControl();
    }

    @Test
    void whatWasDoneAboutAFailedControlIsRecorded() {
        quality.correct();
    }

    @Test
    void aNewLotTakesThePlaceOfTheFormer() {
        quality.changeLot();
    }

    @Test
    void aCalibrationIsEntered() {
        quality.calibrate();
    }

    @Test
    void theWorklistOfABenchIsOpened() {
        values.worklist();
    }

    @Test
    void aTrendIsLookedAt() {
        values.trend();
    }

    @Test
    void aLabelIsPrintedAgain() {
        tubes.reprintLabel();
    }

    @Test
    void aSampleIsReferredOut() {
        tubes.referOut();
    }

    @Test
    void aCaseIsSignedOut() {
        answers.signOutACase();
    }

    @Test
    void theAntibiogramIsOpened() {
        answers.antibiogram();
    }
}
