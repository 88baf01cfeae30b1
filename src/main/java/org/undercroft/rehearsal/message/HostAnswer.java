package org.undercroft.rehearsal.message;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.undercroft.rehearsal.script.Instrument;
import org.undercroft.rehearsal.script.Instrument.Channel;
import org.undercroft.wire.lis1a.Lis2Field;
import org.undercroft.wire.lis1a.Lis2Message;
import org.undercroft.wire.lis1a.Lis2ParseException;
import org.undercroft.wire.lis1a.Lis2Record;

/**
 * What the host told an instrument to do.
 *
 * @param channels to measure; empty if there is no order
 */
public record HostAnswer(List<Channel> channels) {

    public HostAnswer {
        channels = List.copyOf(channels);
    }

    /** Reads an answer; codes that the instrument does not have are left out. */
    public static HostAnswer read(byte[] text, Instrument instrument) {
        try {
            List<Channel> channels = Lis2Message.parse(text).records('O').stream()
                    .filter(order -> !order.field(12).trimmed().equals("C"))
                    .flatMap(HostAnswer::codes)
                    .map(instrument::coded)
                    .flatMap(Optional::stream)
                    .distinct()
                    .toList();
            return new HostAnswer(channels);
        } catch (Lis2ParseException e) {
            return new HostAnswer(List.of());
        }
    }

    /** Every component of every repetition of O.5 may be a code; names of tests do no harm. */
    private static Stream<String> codes(Lis2Record order) {
        return order.field(5).repeats().stream().flatMap(HostAnswer::components).filter(code -> !code.isEmpty());
    }

    private static Stream<String> components(Lis2Field repeat) {
        return repeat.components().stream().map(String::strip);
    }
}
