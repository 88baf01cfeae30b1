package org.undercroft.lab.distribution;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.undercroft.SharedSamples;
import org.undercroft.exchange.UnacceptableMessage;
import org.undercroft.exchange.lane.Hl7Parsing;
import org.undercroft.lab.analyzer.Hl7Segments;
import org.undercroft.platform.page.chart.Chart;
import org.undercroft.wire.lis1a.Lis2Message;
import org.undercroft.wire.lis1a.Lis2ParseException;

class DistributionReaderTest {

    private static final String FORM = "FLOATLE-stream/deflate:base64^";

    @Test
    void deflatedFloatsAreAHistogramWithItsLines() throws Lis2ParseException {
        String message = "H|\\^&|||C\rP|1\rO|1|S77||^^^DIF\r" + histogram() + "L|1\r";
        Distribution found = DistributionReader.of(Lis2Message.parse(message.getBytes(UTF_8)))
                .getFirst();
        assertThat(found.specimens()).containsExactly("S77");
        assertThat(found.name()).isEqualTo("RBC/PLT Plt");
        assertThat(found.lowest()).isEqualTo(0);
        assertThat(found.highest()).isEqualTo(34);
        assertThat(found.values()).containsExactly(0, 5, 9, 4, 0);
        assertThat(found.lines()).containsExactly(3.5f, 21f);

        Drawn drawn = Drawn.of(1, "C", Instant.EPOCH, found);
        Chart chart = Objects.requireNonNull(drawn.chart());
        assertThat(chart.moments()).hasSize(2);
        assertThat(chart.series().getFirst().points()).hasSize(5);
    }

    @Test
    void columnsInAFrameStandAtTheirPlaces() throws Lis2ParseException {
        String message =
                "H|\\^&\rO|1|S1\rM|1|HISTOGRAM|RBC/PLT|Plt|" + FORM + packed(0, 34, 0, 70, 2, 3, 3.5f, 21, 9, 0, 1, 2)
                        + "|" + FORM + packed(0, 34, 0, 70, 2, 10, 20, 0, 2, 3, 1.5f, 2.5f, 30, 5, 9, 4) + "\rL|1\r";
        Distribution found = only(message);
        assertThat(found.places()).containsExactly(1.5f, 2.5f, 30);
        assertThat(found.values()).containsExactly(5, 9, 4);
        assertThat(found.lines()).containsExactly(3.5f, 21f, 9f);
        Chart chart =
                Objects.requireNonNull(Drawn.of(1, "C", Instant.EPOCH, found).chart());
        assertThat(chart.series().getFirst().points())
                .extracting(Chart.Point::x)
                .containsExactly(1.5, 2.5, 30.0);
    }

    @Test
    void aMatrixIsAScattergramWithItsPopulations() throws Lis2ParseException {
        String message = "H|\\^&\rO|1|S1\rM|1|MATRIX|LMNE|Abs|" + FORM + packed(0, 100, 0, 200, 3, 0) + "|" + FORM
                + packed(0, 100, 0, 200, 0, 0, 4, 3, 10, 20, 90, 50, 70, 150, 1, 3, 4, 0, 0, 7) + "\rL|1\r";
        Distribution found = only(message);
        assertThat(found.kind()).isEqualTo(Distribution.Kind.SCATTERGRAM);
        Scattergram drawn =
                Objects.requireNonNull(Drawn.of(1, "C", Instant.EPOCH, found).scattergram());
        assertThat(drawn.populations())
                .extracting(
                        Scattergram.Population::name,
                        Scattergram.Population::cells,
                        Scattergram.Population::percent,
                        Scattergram.Population::x,
                        Scattergram.Population::y)
                .containsExactly(
                        tuple("Population 0", 4L, "50.0", "18", "65"), tuple("Population 7", 4L, "50.0", "90", "150"));
        assertThat(drawn.chart().x().to()).isEqualTo(100);
        assertThat(drawn.chart().y().to()).isEqualTo(200);
    }

    @Test
    void numbersThatAreNoFrameAreKeptAsTheyCame() throws Lis2ParseException {
        String message = "H|\\^&\rO|1|S1\rM|1|MATRIX|LMNE|Abs|" + FORM + packed(0, 1) + "|" + FORM
                + packed(0, 100, 0, 200, 0, 0, 4, 3, 10) + "\rL|1\r";
        Distribution found = only(message);
        assertThat(found.cloud()).isNull();
        assertThat(found.values()).hasSize(9);
        assertThat(Drawn.of(1, "C", Instant.EPOCH, found).words()).contains("Kept, 9 numbers");
    }

    @ParameterizedTest
    @CsvSource({
        "FLOATBE-stream:base64, P4AAAEAAAAA=",
        "INT16LE-stream:base64, AQACAA==",
        "INT32BE-stream:base64, AAAAAQAAAAI=",
        "UINT8-stream:base64, AQI="
    })
    void numbersArePackedInManyWays(String form, String text) throws Undecodable {
        assertThat(NumberStream.of(form, text)).containsExactly(1, 2);
    }

    @Test
    void numbersPackedByGzipAreRead() throws Undecodable, IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(new byte[] {7, 9});
        }
        String text = Base64.getEncoder().encodeToString(packed.toByteArray());
        assertThat(NumberStream.of("UINT8-stream/gzip:base64", text)).containsExactly(7, 9);
    }

    @Test
    void whatIsNotDeflatedIsKeptWithTheReason() throws Lis2ParseException {
        String message = "H|\\^&\rO|1|S1\rM|1|HISTOGRAM|RBC|A|FLOATLE-stream/deflate:base64^AAAA|x^y\rL|1\r";
        Distribution found = DistributionReader.of(Lis2Message.parse(message.getBytes(UTF_8)))
                .getFirst();
        assertThat(found.values()).isNull();
        assertThat(found.trouble()).isNotBlank();
        assertThat(Drawn.of(1, "C", Instant.EPOCH, found).words()).contains("can't be drawn");
    }

    @Test
    void fewBytesThatUnpackToVeryManyAreRefused() {
        byte[] bomb = deflated(new byte[50_000_000]);
        assertThat(bomb.length).isLessThan(100_000);
        assertThatThrownBy(() -> Decoding.inflated(bomb))
                .isInstanceOf(Undecodable.class)
                .hasMessageContaining("more than");
    }

    @Test
    void aPictureThatClaimsToBeHugeIsRefusedBeforeItsPointsAreRead() {
        ByteBuffer header = ByteBuffer.allocate(54).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 'B').put((byte) 'M').putInt(54).putInt(0).putInt(54).putInt(40);
        header.putInt(100_000).putInt(100_000).putShort((short) 1).putShort((short) 24);
        assertThatThrownBy(() -> Decoding.png(header.array()))
                .isInstanceOf(Undecodable.class)
                .hasMessageContaining("picture");
    }

    @Test
    void aPictureInPiecesIsPutTogether() throws IOException, Lis2ParseException {
        String text = Base64.getEncoder().encodeToString(bitmap());
        StringBuilder message = new StringBuilder("H|\\^&\rP|1\rO|1|S1\rR|1|^^^WBC|5.0|10*3/uL\r");
        for (int piece = 0; piece * 1024 < text.length(); piece++) {
            String part = text.substring(piece * 1024, Math.min(text.length(), piece * 1024 + 1024));
            message.append("R|2|^^^WBC_HIST")
                    .append(piece + 1)
                    .append('|')
                    .append(part)
                    .append('\r');
        }
        Distribution found = DistributionReader.of(
                        Lis2Message.parse(message.append("L|1\r").toString().getBytes(UTF_8)))
                .getFirst();
        assertThat(found.kind()).isEqualTo(Distribution.Kind.PICTURE);
        assertThat(found.trouble()).isEmpty();
        assertThat(Objects.requireNonNull(found.picture())).startsWith((byte) 0x89, (byte) 'P', (byte) 'N', (byte) 'G');
    }

    @Test
    void encapsulatedBytesAreAHistogramWithTheLinesOfItsName() {
        String bins = Base64.getEncoder().encodeToString(new byte[] {0, 3, (byte) 200, 1});
        String message = "MSH|^~\\&|C|L|U|L|2026||ORU^R01|1|P|2.3.1\r"
                + "PID|1\r"
                + "OBR|1||S5|00001^Automated Count^99MRC\r"
                + "OBX|1|NM|15001^WBC Histogram. Left Line^99MRC||1\r"
                + "OBX|2|NM|15002^WBC Histogram. Right Line^99MRC||3\r"
                + "OBX|3|ED|15000^WBC Histogram. Binary^99MRC||^Application^Octer-stream^Base64^" + bins + "\r";
        Distribution found = DistributionReader.of(Hl7Segments.of(Hl7Parsing.parse(message.getBytes(UTF_8))))
                .getFirst();
        assertThat(found.specimens()).contains("S5");
        assertThat(found.name()).isEqualTo("WBC Histogram");
        assertThat(found.values()).containsExactly(0, 3, 200, 1);
        assertThat(found.lines()).containsExactly(1f, 3f);
    }

    @Test
    void aRealCountersCurvesAreFoundAndWhatCannotBeDecodedIsSaid() throws IOException, Lis2ParseException {
        byte[] file = Files.readAllBytes(SharedSamples.folder("analyzers").resolve("horiba-yumizen-h550.lis2"));
        List<Distribution> found =
                DistributionReader.of(Lis2Message.parseAll(file).getFirst());
        assertThat(found)
                .extracting(Distribution::kind)
                .contains(Distribution.Kind.HISTOGRAM, Distribution.Kind.SCATTERGRAM);
        // The points of this capture were cut by who published it: said, not guessed.
        assertThat(found).allSatisfy(each -> assertThat(each.trouble()).contains("not deflated"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void brokenCurvesAreReadOrKeptWithTheReason(long seed) throws IOException {
        Random random = new Random(seed);
        String records = "H|\\^&\rP|1\rO|1|S1\r" + histogram() + "R|1|^^^HIST1|"
                + Base64.getEncoder().encodeToString(bitmap()) + "\rL|1\r";
        String segments = "MSH|^~\\&|C|L|U|L|2026||ORU^R01|1|P|2.3.1\r"
                + "OBR|1||S5|1\r"
                + "OBX|1|NM|1^A Histogram. Left Line||1\r"
                + "OBX|2|ED|2^A Histogram. Binary||^Application^O^Base64^AAECAwQ=\r"
                + "OBX|3|ED|3^P||^Image^BMP^Base64^"
                + Base64.getEncoder().encodeToString(bitmap()) + "\r";
        for (int round = 0; round < 150; round++) {
            try {
                DistributionReader.of(Lis2Message.parse(broken(records, random)))
                        .forEach(each -> Drawn.of(1, "C", Instant.EPOCH, each));
            } catch (Lis2ParseException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
            try {
                DistributionReader.of(Hl7Segments.of(Hl7Parsing.parse(broken(segments, random))))
                        .forEach(each -> Drawn.of(1, "C", Instant.EPOCH, each));
            } catch (UnacceptableMessage refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }

    private static Distribution only(String message) throws Lis2ParseException {
        return DistributionReader.of(Lis2Message.parse(message.getBytes(UTF_8))).getFirst();
    }

    private static byte[] broken(String good, Random random) {
        byte[] bytes = good.getBytes(ISO_8859_1);
        for (int i = random.nextInt(12); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) "A9+/|^&\\\r=z\u0000".charAt(random.nextInt(12));
        }
        return bytes;
    }

    private static String histogram() {
        return "M|1|HISTOGRAM|RBC/PLT|Plt|" + FORM + packed(0, 34, 0, 70, 1, 2, 3.5f, 21) + "|" + FORM
                + packed(0, 5, 9, 4, 0) + "\r";
    }

    private static String packed(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return Base64.getEncoder().encodeToString(deflated(bytes.array()));
    }

    private static byte[] deflated(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(plain);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static byte[] bitmap() throws IOException {
        BufferedImage image = new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 4, 0xff0000);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "bmp", out);
        return out.toByteArray();
    }
}
