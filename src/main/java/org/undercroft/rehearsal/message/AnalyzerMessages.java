package org.undercroft.rehearsal.message;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.undercroft.rehearsal.script.Instrument;
import org.undercroft.rehearsal.script.Instrument.Manner;
import org.undercroft.rehearsal.script.Measurement;
import org.undercroft.rehearsal.script.Person;
import org.undercroft.wire.lis1a.Delimiters;
import org.undercroft.wire.lis1a.Lis2Builder;

/** What an instrument says, in its maker's manner (LIS2-A2). */
public final class AnalyzerMessages {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneId.systemDefault());
    private static final Delimiters OWN = new Delimiters('|', '@', '^', '\\');

    private final Instrument instrument;

    /** The messages of this instrument. */
    public AnalyzerMessages(Instrument instrument) {
        this.instrument = instrument;
    }

    /** Asks the host what to do with a tube. */
    public byte[] question(String label, Instant now) {
        return begin("P", now)
                .record(
                        'Q',
                        fields -> fields.set(2, "1")
                                .components(3, "", padded(label))
                                .set(5, "ALL")
                                .set(13, "O"))
                .terminator()
                .bytes();
    }

    /**
     * Reports what was found in a tube.
     *
     * @param label as the instrument read it
     * @param patient null if it doesn't know whose it is
     * @param comment empty for none
     */
    public byte[] results(
            String label, @Nullable Person patient, List<Measurement> found, String comment, Instant now) {
        Lis2Builder message = begin("P", now).record('P', fields -> {
            fields.set(2, "1");
            if (patient != null) {
                fields.set(4, patient.recordNumber())
                        .components(6, patient.family(), patient.given())
                        .set(9, patient.sex());
            }
        });
        order(message, label, "", now);
        found.forEach(measurement -> result(message, found.indexOf(measurement) + 1, measurement, now));
        if (!comment.isEmpty()) {
            message.record(
                    'C',
                    fields -> fields.set(2, "1").set(3, "I").set(4, comment).set(5, "G"));
        }
        return message.terminator().bytes();
    }

    /** Reports what was found in a control. */
    public byte[] control(String control, List<Measurement> found, Instant now) {
        Lis2Builder message = begin("P", now).record('P', fields -> fields.set(2, "1"));
        order(message, control, "Q", now);
        found.forEach(measurement -> result(message, found.indexOf(measurement) + 1, measurement, now));
        return message.terminator().bytes();
    }

    private Lis2Builder begin(String processing, Instant now) {
        Delimiters delimiters = instrument.manner() == Manner.CUT_ANYWHERE ? OWN : Delimiters.STANDARD;
        String[] identification = instrument.identification().split("\\^", -1);
        return new Lis2Builder(delimiters)
                .header(fields -> fields.components(5, identification)
                        .set(12, processing)
                        .set(13, "LIS2-A2")
                        .set(14, TIME.format(now)));
    }

    private void order(Lis2Builder message, String label, String action, Instant now) {
        message.record('O', fields -> {
            fields.set(2, "1");
            if (instrument.manner() == Manner.ALL_AT_ONCE) {
                fields.components(4, "", "", padded(label), "B");
            } else {
                fields.set(3, label);
            }
            fields.set(6, "R").set(7, TIME.format(now)).set(12, action).set(26, "F");
        });
    }

    private void result(Lis2Builder message, int number, Measurement found, Instant now) {
        message.record('R', fields -> {
            fields.set(2, String.valueOf(number));
            if (instrument.manner() == Manner.ALL_AT_ONCE) {
                fields.components(3, "", "", "", "", found.channel().code(), "1");
            } else {
                fields.components(3, "", "", "", found.channel().code());
            }
            fields.set(4, found.value())
                    .set(5, found.channel().unit())
                    .set(7, found.flag())
                    .set(9, "F")
                    .set(11, "operator")
                    .set(13, TIME.format(now));
        });
    }

    private String padded(String label) {
        return instrument.manner() == Manner.ALL_AT_ONCE ? "%22s".formatted(label) : label;
    }
}
