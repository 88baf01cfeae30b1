package org.undercroft.lab.pathology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.undercroft.lab.pathology.Draft.Opinion;
import org.undercroft.lab.pathology.PathologyCase.Block;
import org.undercroft.lab.pathology.PathologyCase.Part;
import org.undercroft.lab.pathology.PathologyCase.Place;
import org.undercroft.lab.pathology.PathologyCase.Slide;
import org.undercroft.lab.pathology.PathologyCase.State;

class SignOutTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Stain HE = new Stain("HE", "Hematoxylin and eosin", Stain.Kind.ROUTINE, "");
    private static final Stain CK7 = new Stain("CK7", "Cytokeratin 7", Stain.Kind.IMMUNO, "Breast");

    @Test
    void whatNobodyHasToAgreeToIsSignedByOne() {
        assertThat(SignOut.obstacles(read(), written(), "", List.of(), "p1")).isEmpty();
    }

    @Test
    void everythingThatIsMissingIsNamedAtOnce() {
        PathologyCase undescribed = pathologyCase(State.OPEN, "", slide(CK7, null, Station.DESK));

        assertThat(SignOut.obstacles(undescribed, Draft.NONE, "", List.of("Side is not answered."), "p1"))
                .hasSize(5)
                .anyMatch(obstacle -> obstacle.contains("no diagnosis"))
                .anyMatch(obstacle -> obstacle.contains("Part A has no gross"))
                .anyMatch(obstacle -> obstacle.contains("control of Cytokeratin 7"));
    }

    @Test
    void aFailedControlStandsAgainstSigning() {
        PathologyCase failed = pathologyCase(State.OPEN, "a nodule", slide(CK7, false, Station.DESK));

        assertThat(SignOut.obstacles(failed, written(), "", List.of(), "p1"))
                .singleElement()
                .asString()
                .contains("failed");
    }

    @Test
    void anotherPathologistMustAgreeWhereTheRuleSaysSo() {
        assertThat(SignOut.obstacles(read(), written(), "first malignant", List.of(), "p1"))
                .containsExactly("Another pathologist must agree first: first malignant.");
        assertThat(SignOut.obstacles(read(), written(opinion(1, true, "p2")), "first malignant", List.of(), "p1"))
                .isEmpty();
    }

    @Test
    void nobodyAgreesToTheirOwnText() {
        assertThat(written(opinion(1, true, "p1")).agreedBy()).isEmpty();
    }

    @Test
    void whoAgreedDoesNotSign() {
        assertThat(SignOut.obstacles(read(), written(opinion(1, true, "p2")), "first malignant", List.of(), "p2"))
                .containsExactly("You agreed to it: another pathologist signs it.");
    }

    @Test
    void anOpinionOnAFormerTextCountsForNothing() {
        assertThat(written(opinion(0, true, "p2")).agreedBy()).isEmpty();
    }

    @Test
    void whoDoesNotAgreeStopsTheReportUntilTheTextChanges() {
        Draft disputed = written(opinion(1, true, "p2"), opinion(1, false, "p3"));

        assertThat(SignOut.obstacles(read(), disputed, "", List.of(), "p1"))
                .singleElement()
                .asString()
                .contains("p3 does not agree");
        assertThat(disputed.agreedBy()).isEmpty();
    }

    @Test
    void aSignedReportIsAmendedForAReason() {
        assertThat(SignOut.obstacles(
                        pathologyCase(State.SIGNED_OUT, "a nodule", slide(HE, null, Station.DESK)),
                        written(),
                        "",
                        List.of(),
                        "p1"))
                .singleElement()
                .asString()
                .contains("reason");
    }

    @Test
    void theStepFollowsTheTissue() {
        PathologyCase inHistology = pathologyCase(State.OPEN, "a nodule", slide(HE, null, "STAINING"));
        assertThat(CaseStep.of(pathologyCase(State.OPEN, "", slide(HE, null, Station.DESK)), false, false))
                .isEqualTo(CaseStep.GROSSING);
        assertThat(CaseStep.of(inHistology, true, false)).isEqualTo(CaseStep.HISTOLOGY);
        assertThat(CaseStep.of(read(), false, false)).isEqualTo(CaseStep.READING);
        assertThat(CaseStep.of(read(), true, true)).isEqualTo(CaseStep.SECOND_LOOK);
        assertThat(CaseStep.of(read(), true, false)).isEqualTo(CaseStep.SIGNING);
        assertThat(CaseStep.of(pathologyCase(State.SIGNED_OUT, "a nodule", slide(CK7, null, "STAINING")), false, false))
                .isEqualTo(CaseStep.SIGNED_OUT);
    }

    private static PathologyCase read() {
        return pathologyCase(State.OPEN, "a nodule", slide(HE, null, Station.DESK));
    }

    private static Draft written(Opinion... opinions) {
        return new Draft(
                new Draft.Text("Nodular hyperplasia", "", "", "NEGATIVE", ""), 1, NOON, "p1", List.of(opinions));
    }

    private static Opinion opinion(int revision, boolean agrees, String actor) {
        return new Opinion(revision, agrees, "looks otherwise", NOON, actor);
    }

    private static Slide slide(Stain stain, @Nullable Boolean controlOk, String station) {
        return new Slide(
                1,
                new ItemCode("S26-000001", "A", 1, 1),
                1,
                stain,
                stain.control(),
                controlOk,
                "",
                "",
                new Place(station, station, NOON, "h"));
    }

    private static PathologyCase pathologyCase(State state, String gross, Slide slide) {
        Block block = new Block(1, new ItemCode("S26-000001", "A", 1, 0), "all", null, List.of(slide));
        Part part = new Part(1, "A", "Thyroid", "lobectomy", "", gross, NOON, "t", List.of(block));
        return new PathologyCase(
                1,
                "S26-000001",
                CaseKind.SURGICAL,
                "p",
                "Muster",
                "1",
                "",
                "",
                "R",
                "SURG",
                "",
                "",
                state,
                CaseStep.GROSSING,
                NOON,
                "t",
                List.of(part));
    }
}
