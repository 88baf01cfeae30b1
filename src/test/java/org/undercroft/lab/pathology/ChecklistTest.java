package org.undercroft.lab.pathology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ChecklistTest {

    private static final String HEADING = "element,label,kind,required,choices,unit,most,when\n";
    private static final Checklist NODES = Checklist.read("N", "1", "Nodes", HEADING + """
        side,Side,CHOICE,yes,Left|Right,,,
        vessels,Vessels,CHOICES,no,None|Vein|Artery,,,
        examined,Examined,NUMBER,yes,,,,
        positive,Positive,NUMBER,yes,,,examined,
        largest,Largest,NUMBER,yes,,mm,,vessels=Vein
        note,Note,TEXT,no,,,,
        """);

    @Test
    void whatIsRequiredAndNotAnsweredIsNamed() {
        assertThat(NODES.problems(Map.of("side", "Left", "examined", "12")))
                .containsExactly("Nodes: Positive is not answered.");
    }

    @Test
    void noMoreNodesArePositiveThanWereExamined() {
        assertThat(NODES.problems(Map.of("side", "Left", "examined", "12", "positive", "13")))
                .containsExactly("Nodes: Positive (13) is more than there are (12).");
        assertThat(NODES.problems(Map.of("side", "Left", "examined", "12", "positive", "12")))
                .isEmpty();
    }

    @Test
    void aQuestionIsAskedOnlyWhereItsConditionHolds() {
        Map<String, String> answers =
                Map.of("side", "Left", "examined", "1", "positive", "0", "vessels", "Vein; Artery");

        assertThat(NODES.problems(answers)).containsExactly("Nodes: Largest is not answered.");
    }

    @Test
    void anAnswerThatIsNotOfferedIsRefused() {
        assertThat(NODES.problems(Map.of("side", "Middle", "examined", "many", "positive", "0")))
                .containsExactly("Nodes: 'Middle' is no answer to Side.", "Nodes: Examined is a number.");
    }

    @Test
    void theReportPrintsWhatWasAnsweredInItsOrder() {
        assertThat(NODES.text(
                        Map.of("positive", "0", "side", "Right", "examined", "8", "largest", "4", "vessels", "Vein")))
                .isEqualTo("Nodes\nSide: Right\nVessels: Vein\nExamined: 8\nPositive: 0\nLargest: 4 mm");
    }

    @Test
    void aTableThatCantBeReadSaysWhichRow() {
        assertThatThrownBy(() -> Checklist.read("N", "1", "N", HEADING + "a,A,CHOICE,yes,One,,,\n"))
                .hasMessageContaining("Row 2");
        assertThatThrownBy(() -> Checklist.read("N", "1", "N", HEADING + "a,A,TEXT,yes,,,,b=c\n"))
                .hasMessageContaining("isn't asked before");
        assertThatThrownBy(() -> Checklist.read("N", "1", "N", "a,b\n")).hasMessageContaining("first row");
    }
}
