package org.undercroft.lab.microscope.slide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Levels as Deep Zoom counts them. */
class PyramidTest {

    @Test
    void theTopLevelIsTheImageAndTheLowestOnePixel() {
        Pyramid field = new Pyramid(640, 480);
        assertThat(field.top()).isEqualTo(10);
        assertThat(field.width(10)).isEqualTo(640);
        assertThat(field.columns(10)).isEqualTo(3);
        assertThat(field.rows(10)).isEqualTo(2);
        assertThat(field.width(9)).isEqualTo(320);
        assertThat(field.width(0)).isEqualTo(1);
        assertThat(field.height(0)).isEqualTo(1);
    }

    @Test
    void oddSidesAreRoundedUp() {
        Pyramid odd = new Pyramid(257, 3);
        assertThat(odd.width(odd.top() - 1)).isEqualTo(129);
        assertThat(odd.height(odd.top() - 1)).isEqualTo(2);
        assertThat(odd.tileWidth(odd.top(), 1)).isEqualTo(1);
    }

    @Test
    void onePixelIsOneTile() {
        assertThat(new Pyramid(1, 1).tiles()).isEqualTo(1);
        assertThat(new Pyramid(1, 1).top()).isZero();
    }

    @Test
    void aPowerOfTwoNeedsNoLevelMore() {
        assertThat(new Pyramid(256, 256).top()).isEqualTo(8);
        assertThat(new Pyramid(256, 256).tiles()).isEqualTo(9);
    }
}
