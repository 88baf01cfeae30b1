package org.undercroft.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"tag,name\nA,B", "tag;name\r\nA;B\r\n", "tag\tname\nA\tB\n\n", "\uFEFFtag,name\nA,B"})
    void rowsAreReadWhateverTheSpreadsheetWrote(String text) {
        assertThat(CsvText.rows(text)).containsExactly(List.of("tag", "name"), List.of("A", "B"));
    }

    @Test
    void aQuotedCellMayHoldSeparatorsQuotesAndLineEnds() {
        assertThat(CsvText.rows("a,b\n\"x, \"\"y\"\"\nz\",2"))
                .containsExactly(List.of("a", "b"), List.of("x, \"y\"\nz", "2"));
    }

    @Test
    void aQuoteThatNeverEndsTakesTheRestAndNothingIsLost() {
        assertThat(CsvText.rows("a,b\n\"x,1\ny,2")).containsExactly(List.of("a", "b"), List.of("x,1\ny,2"));
    }

    @Test
    void aFileThatIsNotUtf8IsReadAsWindowsWritesIt() {
        byte[] windows = "Röntgen".getBytes(Charset.forName("windows-1252"));
        assertThat(CsvText.decoded(windows)).isEqualTo("Röntgen");
        assertThat(CsvText.decoded("Röntgen".getBytes(StandardCharsets.UTF_8))).isEqualTo("Röntgen");
    }

    @Test
    void nothingIsNoRows() {
        assertThat(CsvText.rows("")).isEmpty();
        assertThat(CsvText.rows("\n\n ,\n")).isEmpty();
    }
}
