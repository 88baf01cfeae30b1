package org.undercroft.lab.workbench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.undercroft.exchange.Format;
import org.undercroft.exchange.InboundMessage;
import org.undercroft.exchange.UnacceptableMessage;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.Hl7Readings;
import org.undercroft.lab.analyzer.Lis2Readings;
import org.undercroft.lab.analyzer.PointOfCareReadings;
import org.undercroft.lab.analyzer.Reading;
import org.undercroft.lab.analyzer.TableReadings;
import org.undercroft.wire.lis1a.Lis2Message;
import org.undercroft.wire.lis1a.Lis2ParseException;

/**
 * A message on the workbench.
 *
 * @param message as the inbox would hand it over
 */
record Captured(InboundMessage message) {

    /** The notation of a message, as it shows by itself. */
    static Format formatOf(byte[] content) {
        String start = new String(content, 0, Math.min(content.length, 8), StandardCharsets.ISO_8859_1).stripLeading();
        if (start.startsWith("MSH")) {
            return Format.HL7V2;
        } else if (start.startsWith("<")) {
            return Format.POCT1A;
        }
        return start.matches("(?s)H[^\\p{Alnum}\\s].*") ? Format.LIS2A2 : Format.TABLE;
    }

    Format format() {
        return message.format();
    }

    byte[] content() {
        return message.content();
    }

    /**
     * The readings that an analyzer's driver finds in it.
     *
     * @throws UnacceptableMessage if it is no message at all
     */
    List<Reading> readings(Analyzer analyzer) {
        return switch (format()) {
            case HL7V2 -> Hl7Readings.of(message.hl7(), analyzer);
            case LIS2A2 ->
                lis2().stream()
                        .flatMap(each -> Lis2Readings.of(each, analyzer).stream())
                        .toList();
            case POCT1A -> PointOfCareReadings.of(content(), analyzer);
            case TABLE -> analyzer.table() == null ? List.of() : TableReadings.of(content(), analyzer, "");
        };
    }

    /** Its LIS2-A2 messages. */
    List<Lis2Message> lis2() {
        try {
            return Lis2Message.parseAll(content());
        } catch (Lis2ParseException e) {
            throw new UnacceptableMessage("No LIS2-A2 message: " + e.getMessage(), e);
        }
    }
}
