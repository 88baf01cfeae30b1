package org.undercroft.wire.lis1a;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class Lis2MessageTest {

    @Test
    void fieldsAreNumberedAsInTheStandard() throws Exception {
        Lis2Message message = parse("H|\\^&|||Analyzer^1.2|||||||P|1|20240101\rL|1|N\r");
        assertThat(message.header().field(5).component(1)).isEqualTo("Analyzer");
        assertThat(message.header().field(12).text()).isEqualTo("P");
        assertThat(message.header().field(99).isEmpty()).isTrue();
        assertThat(message.isTerminated()).isTrue();
    }

    @Test
    void delimitersComeFromTheHeader() throws Exception {
        Lis2Message message = parse("H|@^\\|||GX\rO|1|S1||^^^A@^^^B\rR|1||x\\R\\y\\F\\z\rL|1\r");
        assertThat(message.records('O').getFirst().field(5).repeats())
                .extracting(repeat -> repeat.component(4))
                .containsExactly("A", "B");
        assertThat(message.records('R').getFirst().field(4).text()).isEqualTo("x@y|z");
        assertThat(parse("H|\\#&|||Z\rR|1|a#b\r")
                        .records('R')
                        .getFirst()
                        .field(3)
                        .components())
                .containsExactly("a", "b");
    }

    @Test
    void doubledRepeatDelimiterIsReadAsOne() throws Exception {
        assertThat(parse("H|\\\\^&|||H550\rL|1\r").delimiters()).isEqualTo(Delimiters.STANDARD);
    }

    @Test
    void emptyMeansNoChangeAndQuotesMeanDelete() throws Exception {
        Lis2Record record = parse("H|\\^&\rP|1|\"\"||x\r").records('P').getFirst();
        assertThat(record.field(3).isDelete()).isTrue();
        assertThat(record.field(4).isEmpty()).isTrue();
        assertThat(record.field(4).isDelete()).isFalse();
    }

    @Test
    void escapesAreResolvedAndUnknownOnesLeftAlone() throws Exception {
        Lis2Record record = parse("H|\\^&\rR|1|PNG&R&a&R&b|&F&&S&&E&|&X4142&|A & B|&H&x\r")
                .records('R')
                .getFirst();
        assertThat(record.field(3).text()).isEqualTo("PNG\\a\\b");
        assertThat(record.field(4).text()).isEqualTo("|^&");
        assertThat(record.field(5).text()).isEqualTo("AB");
        assertThat(record.field(6).text()).isEqualTo("A & B");
        assertThat(record.field(7).text()).isEqualTo("&H&x");
    }

    @Test
    void recordsFormATreeByTheirLevels() throws Exception {
        List<Lis2Node> roots = parse("H|\\^&\rP|1\rC|1|p\rO|1\rR|1\rC|1|r\rM|1|r\rR|2\rP|2\rO|1\rL|1\r")
                .tree();
        assertThat(shape(roots)).isEqualTo("H(P(CO(R(CM)R))P(O))L");
    }

    @Test
    void anyLineEndWillDo() throws Exception {
        assertThat(parse("H|\\^&\r\nP|1\n\nL||N").records()).hasSize(3);
    }

    @Test
    void bytesThatAreNotUtf8AreReadAsWindows1252() throws Exception {
        assertThat(Lis2Message.parse("H|\\^&\rP|1|M\u00fcller\r".getBytes(ISO_8859_1))
                        .records('P')
                        .getFirst()
                        .field(3)
                        .text())
                .isEqualTo("M\u00fcller");
        assertThat(parse("H|\\^&\rP|1|\u91ab\r").charset()).isEqualTo(UTF_8);
    }

    @Test
    void textWithoutHeaderIsATypedError() {
        assertKind("P|1\rL|1\r", Lis2ParseException.Cause.NO_HEADER);
        assertKind(" \r\n", Lis2ParseException.Cause.EMPTY);
        assertKind("H|\r", Lis2ParseException.Cause.NO_DELIMITERS);
        assertKind("H|\\^|\r", Lis2ParseException.Cause.NO_DELIMITERS);
        assertKind("H|\\^&\rL|1\rH|\\^&\rL|1\r", Lis2ParseException.Cause.SEVERAL_MESSAGES);
    }

    @Test
    void whatTheBuilderWritesIsReadBack() throws Exception {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Delimiters delimiters = seed % 2 == 0 ? Delimiters.STANDARD : new Delimiters('|', '@', '^', '\\');
            String value = value(random);
            String other = value(random);
            byte[] written = new Lis2Builder(delimiters)
                    .header(fields -> fields.set(5, value))
                    .record('O', fields -> fields.repeat(5, "", value).repeat(5, "", other))
                    .terminator()
                    .bytes();
            Lis2Message message = Lis2Message.parse(written);
            assertThat(message.header().field(5).text()).as("seed %d", seed).isEqualTo(value);
            List<Lis2Field> repeats = message.records('O').getFirst().field(5).repeats();
            assertThat(repeats).extracting(repeat -> repeat.component(2)).containsExactly(value, other);
        }
    }

    private static String value(Random random) {
        return random.ints(1 + random.nextInt(20), 0, 10)
                .mapToObj(i -> String.valueOf("|\\^&@\r\nab\u00e9".charAt(i)))
                .collect(Collectors.joining());
    }

    private static String shape(List<Lis2Node> nodes) {
        return nodes.stream()
                .map(node ->
                        node.record().type() + (node.children().isEmpty() ? "" : "(" + shape(node.children()) + ")"))
                .collect(Collectors.joining());
    }

    private static void assertKind(String text, Lis2ParseException.Cause kind) {
        assertThatExceptionOfType(Lis2ParseException.class)
                .isThrownBy(() -> parse(text))
                .extracting(Lis2ParseException::kind)
                .isEqualTo(kind);
    }

    private static Lis2Message parse(String text) throws Lis2ParseException {
        return Lis2Message.parse(text.getBytes(UTF_8));
    }
}
