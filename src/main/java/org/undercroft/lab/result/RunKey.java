package org.undercroft.lab.result;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.analyzer.Reading;

/**
 * Tells one measurement from another, so that a run that is sent twice isn't stored twice: analyzer, specimen, code,
 * value, unit, status, time and operator. Where the instrument gives no time of measurement, the message's own time
 * counts. The second of two equal values in one message is another measurement.
 */
public final class RunKey {

    private RunKey() {}

    /** The keys of the readings of one message, in their order. */
    public static List<byte[]> of(AnalyzerId analyzer, List<Reading> readings) {
        Map<String, Integer> seen = new HashMap<>();
        List<byte[]> keys = new ArrayList<>(readings.size());
        MessageDigest digest = sha256();
        for (Reading reading : readings) {
            String text = text(analyzer, reading);
            int occurrence = seen.merge(text, 1, Integer::sum);
            byte[] whole = digest.digest((text + occurrence).getBytes(StandardCharsets.UTF_8));
            keys.add(java.util.Arrays.copyOf(whole, 16));
        }
        return keys;
    }

    private static String text(AnalyzerId analyzer, Reading reading) {
        return String.join(
                "\u0000",
                String.valueOf(analyzer.value()),
                String.join("\u0001", reading.specimenCandidates()),
                reading.code(),
                reading.value(),
                reading.unit(),
                reading.status(),
                reading.time().isEmpty() ? "message " + reading.messageTime() : reading.time(),
                reading.operator()
                        + (reading.run().number().isEmpty()
                                ? ""
                                : " run " + reading.run().number()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
