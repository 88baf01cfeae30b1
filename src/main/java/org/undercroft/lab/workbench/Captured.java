package org.undercroft.lab.workbench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.undercroft.exchange.Format;
import org.undercroft.exchange.UnacceptableMessage;
import org.undercroft.exchange.lane.Hl7Parsing;
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
 * @param format its notation
 * @param content the whole message
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record Captured(Format format, byte[] content) {

    /** A message whose notation shows by itself. */
    static Captured of(byte[] content) {
        String start = new String(content, 0, Math.min(content.length, 8), StandardCharsets.ISO_8859_1).stripLeading();
        if (start.startsWith("MSH")) {
            return new Captured(Format.HL7V2, content);
        }
        if (start.startsWith("<")) {
            return new Captured(Format.POCT1A, content);
        }
        boolean records = start.matches("(?s)H[^\\p{Alnum}\\s].*");
        return new Captured(records ? Format.LIS2A2 : Format.TABLE, content);
    }

    /**
     * The readings that an analyzer's driver finds in it.
     *
     * @throws UnacceptableMessage if it is no message at all
     */
    List<Reading> readings(Analyzer analyzer) {
        return switch (format) {
            case HL7V2 -> Hl7Readings.of(Hl7Parsing.parse(content), analyzer);
            case POCT1A -> PointOfCareReadings.of(content, analyzer);
            case TABLE -> analyzer.table() == null ? List.of() : TableReadings.of(content, analyzer, "");
            case LIS2A2 -> lis2().stream()
                    .flatMap(message -> Lis2Readings.of(message, analyzer).stream())
                    .toList();
        };
    }

    /** Its LIS2-A2 messages. */
    List<Lis2Message> lis2() {
        try {
            return Lis2Message.parseAll(content);
        } catch (Lis2ParseException e) {
            throw new UnacceptableMessage("No LIS2-A2 message: " + e.getMessage(), e);
        }
    }
}
