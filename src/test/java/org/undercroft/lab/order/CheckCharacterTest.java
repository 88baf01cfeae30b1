package org.undercroft.lab.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CheckCharacterTest {

    /** The example of ISO/IEC 7064 as the standard's users cite it. */
    @Test
    void thePublishedExampleIsRight() {
        assertThat(CheckCharacter.of("A12425GABC1234002")).isEqualTo('M');
    }

    @Test
    void aWrongCharacterIsFound() {
        String number = "260000123";
        String right = number + CheckCharacter.of(number);
        assertThat(CheckCharacter.isRight(right)).isTrue();
        for (int at = 0; at < number.length(); at++) {
            for (char wrong = '0'; wrong <= '9'; wrong++) {
                if (wrong != right.charAt(at)) {
                    String changed = right.substring(0, at) + wrong + right.substring(at + 1);
                    assertThat(CheckCharacter.isRight(changed)).as(changed).isFalse();
                }
            }
        }
    }
}
