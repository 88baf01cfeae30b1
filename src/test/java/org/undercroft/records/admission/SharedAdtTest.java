package org.undercroft.records.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.undercroft.SharedSamples;
import org.undercroft.UndercroftTest;
import org.undercroft.exchange.UnacceptableMessage;

/** Real ADT messages of other systems: each is handled, or refused with words. */
@UndercroftTest
class SharedAdtTest {

    private final Ward ward;

    SharedAdtTest(@Autowired Ward ward) {
        this.ward = ward;
    }

    @Test
    void everyCapturedAdtIsHandledOrRefusedWithWords() throws IOException {
        Path folder = SharedSamples.folder("hl7");
        Map<String, String> outcomes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                List<String> messages = messages(file);
                for (int number = 0; number < messages.size(); number++) {
                    outcomes.put(file.getFileName() + "#" + number, outcome(messages.get(number)));
                }
            }
        }
        assertThat(outcomes).isNotEmpty();
        assertThat(outcomes.values()).noneMatch(String::isBlank);
        outcomes.forEach((file, outcome) ->
                org.slf4j.LoggerFactory.getLogger(SharedAdtTest.class).debug("{}: {}", file, outcome));
    }

    private String outcome(String message) {
        try {
            return ward.send(message).summary();
        } catch (UnacceptableMessage refused) {
            return "refused: " + refused.getMessage();
        }
    }

    private static List<String> messages(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1)
                .replace("\r\n", "\r")
                .replace('\n', '\r');
        return Arrays.stream(text.split("(?=MSH\\|)"))
                .filter(message -> message.startsWith("MSH|")
                        && message.substring(0, Math.min(400, message.length())).contains("|ADT^"))
                .toList();
    }
}
