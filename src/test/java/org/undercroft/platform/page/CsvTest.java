package org.undercroft.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void cellsWithSeparatorsQuotesOrLineEndsAreQuoted() throws IOException {
        assertThat(row("a,b", "say \"so\"", "two\nlines", "plain"))
                .isEqualTo("\"a,b\",\"say \"\"so\"\"\",\"two\nlines\",plain\r\n");
    }

    @Test
    void nothingIsAnEmptyCell() throws IOException {
        assertThat(row("a", null, "b")).isEqualTo("a,,b\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+cmd", "-cmd", "@SUM(A1)", "\tx", "-1+2"})
    void textThatWouldRunAsAFormulaGetsAnApostrophe(String text) throws IOException {
        assertThat(row(text)).isEqualTo("'" + text + "\r\n");
    }

    @Test
    void negativeNumbersStayNumbers() throws IOException {
        assertThat(row(-5, new BigDecimal("-0.25"), "-3.5", "+7")).isEqualTo("-5,-0.25,-3.5,+7\r\n");
    }

    private static String row(@Nullable Object... cells) throws IOException {
        var text = new StringBuilder();
        new Csv(text).row(Arrays.asList(cells));
        return text.toString();
    }
}
