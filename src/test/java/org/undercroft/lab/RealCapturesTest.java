package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.undercroft.SharedSamples;
import org.undercroft.UndercroftTest;

/** What real instruments sent is stored exactly as they wrote it; the key was made by hand. */
@UndercroftTest
@Import(Laboratory.class)
class RealCapturesTest {

    private static final Pattern FRAME =
            Pattern.compile("\\x02[0-7](.*?)[\\x03\\x17][0-9A-F]{2}\\r?\\n?", Pattern.DOTALL);

    private final Laboratory laboratory;

    RealCapturesTest(@Autowired Laboratory laboratory) {
        this.laboratory = laboratory;
    }

    private record Key(String sender, List<String> values) {}

    @Test
    void everyValueIsStoredAsItWasWritten() throws IOException {
        Path folder = SharedSamples.folder("analyzers");
        for (Map.Entry<String, Key> entry : keys().entrySet()) {
            byte[] records = records(Files.readAllBytes(folder.resolve(entry.getKey())));
            ArrivedMessage message = ArrivedMessage.lis2(entry.getValue().sender(), records);
            laboratory.receive(message);
            assertThat(stored(message))
                    .as(entry.getKey())
                    .containsExactlyElementsOf(entry.getValue().values());
        }
    }

    private List<String> stored(ArrivedMessage message) {
        return laboratory.rows("""
            select specimen_text as specimen, instrument_code, value, unit_text, flags_text, status_text, time_text, id
              from lab.result where message = ?
            union all
            select control, instrument_code, value, unit_text, flags_text, status_text, time_text, id
              from lab.control_result where message = ? order by id
            """, message.id().value(), message.id().value()).stream()
                .map(row -> String.join(
                        "|",
                        row.values().stream().limit(7).map(Objects::toString).toList()))
                .toList();
    }

    /** The records without framing, whether or not the file has any. */
    private static byte[] records(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        if (text.indexOf('\u0002') < 0) {
            return file;
        }
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        Matcher frames = FRAME.matcher(text);
        while (frames.find()) {
            records.writeBytes(frames.group(1).getBytes(StandardCharsets.ISO_8859_1));
        }
        return records.toByteArray();
    }

    private static Map<String, Key> keys() throws IOException {
        Map<String, Key> keys = new LinkedHashMap<>();
        List<String> values = new ArrayList<>();
        String text = new ClassPathResource("lab-captures.key").getContentAsString(StandardCharsets.UTF_8);
        for (String line : text.lines().skip(1).toList()) {
            if (line.startsWith("# ")) {
                String[] parts = line.split("# ?", -1);
                values = new ArrayList<>();
                keys.put(parts[1].strip(), new Key(parts[2].strip(), values));
            } else {
                values.add(line);
            }
        }
        return keys;
    }
}
