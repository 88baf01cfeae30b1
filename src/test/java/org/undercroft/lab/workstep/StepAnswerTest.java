package org.undercroft.lab.workstep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.undercroft.exchange.UnacceptableMessage;
import org.undercroft.exchange.lane.Hl7Parsing;

class StepAnswerTest {

    private static final String HEADER =
            "MSH|^~\\&|AN|LAB|UNDERCROFT|LAB|20260101||ORL^O34^ORL_O42|9|P|2.5.1||||||UNICODE UTF-8|||LAB-28^IHE\r";

    @Test
    void eachStepIsAnsweredByItsNumber() {
        StepAnswer answer = read("MSA|AA|L1\rSPM|1|S1|||||||||P\rSAC|||S1\rORC|OK|W1|||SC\rORC|UA|W2|||CA\r");
        assertThat(answer.answered()).isEqualTo("L1");
        assertThat(answer.orders()).containsExactly(new StepAnswer.Order("OK", "W1"), new StepAnswer.Order("UA", "W2"));
    }

    @Test
    void theNumberMayStandInTheRequestBehind() {
        assertThat(read("MSA|AA|L1\rSPM|1|S1\rORC|OK||||SC\rOBR||W7||GLU\r").orders())
                .containsExactly(new StepAnswer.Order("OK", "W7"));
    }

    @Test
    void anAnswerAsAWholeNamesNoStep() {
        StepAnswer answer = read("MSA|AR|L1\rERR||SPM^1^2|207^Application internal error^HL70357|E||||No such tube\r");
        assertThat(answer.accepted()).isFalse();
        assertThat(answer.words()).isEqualTo("No such tube");
        assertThat(answer.orders()).isEmpty();
    }

    @Test
    void anAnswerToNothingIsRefused() {
        assertThatThrownBy(() -> read("MSA|AA\r")).isInstanceOf(UnacceptableMessage.class);
    }

    private static StepAnswer read(String segments) {
        return StepAnswer.of(Hl7Parsing.parse((HEADER + segments).getBytes(UTF_8)));
    }
}
