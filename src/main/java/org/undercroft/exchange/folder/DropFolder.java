package org.undercroft.exchange.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One watched folder. A file that stayed the same from one look to the next and long enough is stored in the inbox; it
 * stays where it is until it was handled and then goes to {@code done}, or to {@code refused} with the reason beside it.
 * After a restart it is stored once more and recognised, so nothing has to be remembered.
 */
final class DropFolder {

    static final String DONE = "done";
    static final String REFUSED = "refused";
    static final String REASON = ".reason.txt";

    private static final Logger log = LoggerFactory.getLogger(DropFolder.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int MOST_AT_A_LOOK = 200;

    private final Path folder;
    private final Duration settled;
    private final int largest;
    private final FileIntake intake;
    private Map<DroppedFile, FileIntake.Outcome> before = new HashMap<>();

    DropFolder(Path folder, Duration settled, int largest, FileIntake intake) {
        this.folder = folder;
        this.settled = settled;
        this.largest = largest;
        this.intake = intake;
    }

    /** How the inbox calls whoever leaves files in a folder. */
    static String sender(Path folder) {
        return "FILE|" + folder.getFileName();
    }

    /** Looks at the folder once and does what can be done. */
    void look(Instant now) throws IOException {
        Files.createDirectories(folder.resolve(DONE));
        Files.createDirectories(folder.resolve(REFUSED));
        Map<DroppedFile, FileIntake.Outcome> seen = new HashMap<>();
        for (DroppedFile file : files()) {
            FileIntake.Outcome known = before.get(file);
            FileIntake.Outcome outcome = known == null ? new FileIntake.Outcome.Unknown() : handle(file, known, now);
            if (!(outcome instanceof FileIntake.Outcome.Gone)) {
                seen.put(file, outcome);
            }
        }
        before = seen;
    }

    private List<DroppedFile> files() throws IOException {
        List<DroppedFile> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                DroppedFile.at(entry).filter(file -> !file.isProvisional()).ifPresent(files::add);
                if (files.size() == MOST_AT_A_LOOK) {
                    break;
                }
            }
        }
        files.sort(java.util.Comparator.comparing(DroppedFile::changedAt).thenComparing(DroppedFile::name));
        return files;
    }

    /** The file was there at the last look, as it is now. */
    private FileIntake.Outcome handle(DroppedFile file, FileIntake.Outcome known, Instant now) throws IOException {
        if (file.changedAt().plus(settled).isAfter(now)) {
            return known;
        }
        FileIntake.Outcome outcome =
                known instanceof FileIntake.Outcome.Stored stored ? intake.outcomeOf(stored) : take(file);
        return switch (outcome) {
            case FileIntake.Outcome.Done _ -> {
                move(file, DONE, now);
                yield new FileIntake.Outcome.Gone();
            }
            case FileIntake.Outcome.Refused(String reason) -> {
                Path put = move(file, REFUSED, now);
                Files.writeString(
                        put.resolveSibling(put.getFileName() + REASON), reason + "\n", StandardCharsets.UTF_8);
                yield new FileIntake.Outcome.Gone();
            }
            case FileIntake.Outcome other -> other;
        };
    }

    private FileIntake.Outcome take(DroppedFile file) throws IOException {
        if (file.size() == 0) {
            return new FileIntake.Outcome.Refused("The file is empty");
        } else if (file.size() > largest) {
            return new FileIntake.Outcome.Refused(
                    "The file has " + file.size() + " bytes; " + largest + " are taken at most");
        }
        byte[] content = read(file);
        // Somebody wrote to it while it was read: it is looked at anew.
        boolean same = DroppedFile.at(file.path()).filter(file::equals).isPresent() && content.length == file.size();
        return same ? intake.take(sender(folder), file.name(), content) : new FileIntake.Outcome.Unknown();
    }

    private static byte[] read(DroppedFile file) throws IOException {
        try (var in = Files.newInputStream(file.path(), LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes((int) file.size() + 1);
        }
    }

    private Path move(DroppedFile file, String to, Instant now) throws IOException {
        Path place = folder.resolve(to).resolve(STAMP.format(now) + "-" + file.name());
        for (int other = 2; Files.exists(place, LinkOption.NOFOLLOW_LINKS); other++) {
            place = folder.resolve(to).resolve(STAMP.format(now) + "-" + other + "-" + file.name());
        }
        try {
            Files.move(file.path(), place, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            log.debug("{} is moved by copying: {}", file.path(), e.getMessage());
            Files.move(file.path(), place);
        }
        return place;
    }
}
