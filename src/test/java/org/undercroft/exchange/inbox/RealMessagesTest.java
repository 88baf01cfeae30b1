package org.undercroft.exchange.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.undercroft.SharedSamples;
import org.undercroft.UndercroftTest;
import org.undercroft.exchange.Doors;
import org.undercroft.exchange.Hl7Sender;
import org.undercroft.exchange.header.HeaderScan;
import org.undercroft.wire.mllp.MllpClient;

@UndercroftTest
class RealMessagesTest {

    private final Doors doors;
    private final JdbcClient jdbc;

    RealMessagesTest(@Autowired Doors doors, @Autowired JdbcClient jdbc) {
        this.doors = doors;
        this.jdbc = jdbc;
    }

    @Test
    void everyRealMessageIsAnsweredAsItWishesAndKeptWhole() throws IOException {
        for (Path sample : samples()) {
            byte[] content = Files.readAllBytes(sample);
            try (MllpClient line = Hl7Sender.connect(doors.hl7Port())) {
                if (wishesNoAnswer(content)) {
                    assertThatThrownBy(() -> line.send(content, Duration.ofSeconds(2)))
                            .isInstanceOf(SocketTimeoutException.class);
                } else {
                    assertThat(new String(line.send(content, Duration.ofSeconds(20)), UTF_8))
                            .as(sample.toString())
                            .containsPattern("MSA.[AC][AER].");
                }
            }
            assertThat(stored(content)).as(sample.toString()).isPositive();
        }
    }

    private long stored(byte[] content) {
        return jdbc.sql("select count(*) from exchange.inbox_content where content = :content")
                .param("content", content)
                .query(Long.class)
                .single();
    }

    private static boolean wishesNoAnswer(byte[] content) {
        return HeaderScan.hl7(content)
                .map(header -> header.hl7())
                .filter(msh -> msh.acceptAcknowledgment().equals("NE")
                        && msh.applicationAcknowledgment().equals("NE"))
                .isPresent();
    }

    private static List<Path> samples() throws IOException {
        try (var walk = Files.walk(SharedSamples.folder("hl7"))) {
            return walk.filter(file -> file.toString().endsWith(".hl7"))
                    .sorted()
                    .toList();
        }
    }
}
