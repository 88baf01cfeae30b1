package org.undercroft.rehearsal.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.util.Terser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.undercroft.rehearsal.script.Bench;
import org.undercroft.rehearsal.script.DayPlan;
import org.undercroft.rehearsal.script.Instrument;
import org.undercroft.rehearsal.script.Instrument.Channel;
import org.undercroft.rehearsal.script.Measurement;
import org.undercroft.rehearsal.script.People;
import org.undercroft.rehearsal.script.Scene;
import org.undercroft.rehearsal.script.Tube;
import org.undercroft.wire.lis1a.Lis2Builder;
import org.undercroft.wire.lis1a.Lis2Message;
import org.undercroft.wire.lis1a.Lis2ParseException;
import org.undercroft.wire.lis1a.Lis2Record;

class MessagesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");
    private final DayPlan plan = DayPlan.of(2611, "RUN", Duration.ofHours(12));

    @Test
    void everyMessageOfTheHospitalIsHl7() throws HL7Exception {
        // HAPI's own rules for v2.5.1 data types are on.
        PipeParser parser = new DefaultHapiContext().getPipeParser();
        for (Scene scene : plan.scenes()) {
            Terser read = new Terser(parser.parse(new String(written(scene), UTF_8)));
            assertThat(read.get("/.PID-5-1")).isNotBlank();
            assertThat(read.get("/.MSH-10")).isEqualTo("C1");
        }
    }

    private static byte[] written(Scene scene) {
        return switch (scene) {
            case Scene.Desk desk -> AdmissionMessages.of(desk, "C1", NOW, NOW, NOW);
            case Scene.Order order -> OrderMessages.order(order, "C1", NOW);
            case Scene.Withdrawal withdrawal -> OrderMessages.withdrawal(withdrawal.order(), "C1", NOW);
        };
    }

    @Test
    void anOrderNamesItsTubes() {
        Scene.Order order = plan.scenes().stream()
                .filter(Scene.Order.class::isInstance)
                .map(Scene.Order.class::cast)
                .filter(Scene.Order::labelled)
                .findFirst()
                .orElseThrow();
        String text = new String(OrderMessages.order(order, "C1", NOW), UTF_8);
        assertThat(order.lines())
                .allSatisfy(line -> assertThat(text)
                        .contains("SPM|1|" + line.tube().label() + "||"
                                + line.tube().kind())
                        .contains("ORC|NW|" + line.placer()));
    }

    @Test
    void everyInstrumentsResultsCanBeRead() throws Lis2ParseException {
        for (Instrument instrument : Bench.ALL) {
            List<Measurement> found =
                    Measurement.of(tube(), instrument.channels().values(), 0);
            byte[] text = new AnalyzerMessages(instrument).results("RUN00001", null, found, "", NOW);
            Lis2Message message = Lis2Message.parse(text);
            assertThat(message.isTerminated()).isTrue();
            assertThat(message.records('R')).hasSameSizeAs(found);
            assertThat(message.header()
                            .field(5)
                            .raw()
                            .replace(message.delimiters().component(), '^'))
                    .isEqualTo(instrument.identification());
        }
    }

    @Test
    void aControlSaysThatItIsOne() throws Lis2ParseException {
        byte[] text = new AnalyzerMessages(Bench.CHEMISTRY).control("QC-CHE-1", List.of(), NOW);
        Lis2Record order = Lis2Message.parse(text).records('O').getFirst();
        assertThat(order.field(3).text()).isEqualTo("QC-CHE-1");
        assertThat(order.field(12).text()).isEqualTo("Q");
    }

    @Test
    void theHostsAnswerNamesTheChannels() {
        byte[] answer = Lis2Builder.standard()
                .header(fields -> fields.set(5, "HOST"))
                .record('P', fields -> fields.set(2, "1"))
                .record(
                        'O',
                        fields -> fields.set(2, "1")
                                .set(3, "RUN00001")
                                .repeat(5, "", "", "", "412")
                                .repeat(5, "", "", "", "401")
                                .repeat(5, "", "", "", "999"))
                .terminator()
                .bytes();
        assertThat(HostAnswer.read(answer, Bench.CHEMISTRY).channels())
                .extracting(Channel::test)
                .containsExactly("K", "GLU");
    }

    @Test
    void anAnswerThatIsNoMessageOrdersNothing() {
        assertThat(HostAnswer.read("nonsense".getBytes(UTF_8), Bench.CHEMISTRY).channels())
                .isEmpty();
    }

    @Test
    void theWardAnswersInTheModeItIsSpokenTo() {
        byte[] original = "MSH|^~\\&|A|B|C|D|20261123||ORU^R01|7|P|2.5.1\rOBX|1\rOBX|2\r".getBytes(UTF_8);
        byte[] enhanced = "MSH|^~\\&|A|B|C|D|20261123||ORU^R01|8|P|2.5.1|||AL|NE\r".getBytes(UTF_8);
        assertThat(Acknowledged.code(Acknowledged.accept(original, "1", NOW))).isEqualTo("AA");
        assertThat(Acknowledged.code(Acknowledged.accept(enhanced, "1", NOW))).isEqualTo("CA");
        assertThat(Acknowledged.controlId(original)).isEqualTo("7");
        assertThat(Acknowledged.observations(original)).isEqualTo(2);
    }

    private static Tube tube() {
        return new Tube("RUN00001", "P1", "SER", People.at(1, "RUN", 1), List.of(), Duration.ZERO, false, 4);
    }
}
