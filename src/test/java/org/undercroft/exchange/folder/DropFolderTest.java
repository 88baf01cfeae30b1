package org.undercroft.exchange.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.undercroft.UndercroftTest;

@UndercroftTest
class DropFolderTest {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Duration SETTLED = Duration.ofSeconds(3);

    private final FileIntake intake;
    private final JdbcClient jdbc;

    @TempDir
    private Path place;

    DropFolderTest(@Autowired FileIntake intake, @Autowired JdbcClient jdbc) {
        this.intake = intake;
        this.jdbc = jdbc;
    }

    @Test
    void aFileIsStoredBeforeItIsMovedAndRefusedWithTheReasonBesideIt() throws IOException {
        Path folder = folder();
        DropFolder drop = drop(folder);
        write(folder, "run.csv", "ID,GLU\n1,90\n");

        drop.look(Instant.now());
        drop.look(Instant.now());
        assertThat(stored(folder)).hasSize(1);

        await().atMost(SOON).untilAsserted(() -> {
            drop.look(Instant.now());
            assertThat(names(folder.resolve("refused"))).hasSize(2);
        });
        String reason = names(folder.resolve("refused")).stream()
                .filter(name -> name.endsWith(".reason.txt"))
                .findFirst()
                .orElseThrow();
        assertThat(folder.resolve("refused").resolve(reason))
                .content()
                .contains("Nobody said how files of")
                .contains("can be replayed");
        assertThat(folder.resolve("run.csv")).doesNotExist();
    }

    @Test
    void aFileThatIsStillWrittenIsLeftAlone() throws IOException {
        Path folder = folder();
        DropFolder drop = drop(folder);
        Path file = folder.resolve("half.csv");
        Files.writeString(file, "ID,GL");
        drop.look(Instant.now());
        drop.look(Instant.now());
        assertThat(stored(folder)).isEmpty();

        Files.writeString(file, "U\n1,90\n", StandardOpenOption.APPEND);
        age(file);
        drop.look(Instant.now());
        assertThat(stored(folder)).isEmpty();
        drop.look(Instant.now());
        assertThat(stored(folder)).containsExactly("ID,GLU\n1,90\n");
    }

    @Test
    void theSameContentUnderAnotherNameIsTheSameMessage() throws IOException {
        Path folder = folder();
        DropFolder drop = drop(folder);
        write(folder, "one.csv", "ID,GLU\n7,90\n");
        twice(drop);
        write(folder, "two.csv", "ID,GLU\n7,90\n");
        twice(drop);
        assertThat(stored(folder)).hasSize(1);
    }

    @Test
    void afterARestartAFileIsRecognised() throws IOException {
        Path folder = folder();
        write(folder, "one.csv", "ID,GLU\n8,90\n");
        twice(drop(folder));
        twice(drop(folder));
        assertThat(stored(folder)).hasSize(1);
    }

    @Test
    void emptyFilesAndFilesThatAreTooLargeAreRefused() throws IOException {
        Path folder = folder();
        DropFolder drop = new DropFolder(folder, SETTLED, 10, intake);
        write(folder, "empty.csv", "");
        write(folder, "large.csv", "12345678901");
        twice(drop);
        assertThat(names(folder.resolve("refused"))).hasSize(4);
        assertThat(stored(folder)).isEmpty();
    }

    @Test
    void linksAndProvisionalFilesAreNotTaken() throws IOException {
        Path folder = folder();
        Path elsewhere = Files.writeString(place.resolve("secret-" + UUID.randomUUID()), "secret");
        Files.createSymbolicLink(folder.resolve("link.csv"), elsewhere);
        write(folder, "coming.csv.part", "1");
        write(folder, ".hidden", "1");
        twice(drop(folder));
        assertThat(stored(folder)).isEmpty();
        assertThat(elsewhere).exists();
    }

    private static void twice(DropFolder drop) throws IOException {
        drop.look(Instant.now());
        drop.look(Instant.now());
    }

    private DropFolder drop(Path folder) {
        return new DropFolder(folder, SETTLED, 1 << 20, intake);
    }

    private Path folder() throws IOException {
        return Files.createDirectory(
                place.resolve("drop-" + UUID.randomUUID().toString().substring(0, 8)));
    }

    private static void write(Path folder, String name, String content) throws IOException {
        age(Files.writeString(folder.resolve(name), content));
    }

    /** Nobody wrote to it for a while. */
    private static void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }

    private List<String> stored(Path folder) {
        return jdbc.sql("""
            select c.content from exchange.inbox i join exchange.inbox_content c using (id) where i.sender = ? order by 1
            """)
                .param(DropFolder.sender(folder))
                .query((row, _) -> new String(row.getBytes(1), UTF_8))
                .list();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
