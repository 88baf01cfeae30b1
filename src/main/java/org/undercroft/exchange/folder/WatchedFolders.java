package org.undercroft.exchange.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.undercroft.exchange.FileDrops;
import org.undercroft.exchange.door.DoorSettings;
import org.undercroft.platform.database.DatabaseSettings;

/** Looks into each folder below {@code drops} in the data directory, again and again while the program runs. */
@Component
class WatchedFolders implements FileDrops, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WatchedFolders.class);
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final int MOST_REFUSED = 100;
    private static final int LONGEST_REASON = 1000;

    private final Path drops;
    private final DoorSettings.Files settings;
    private final FileIntake intake;
    private final Map<Path, DropFolder> folders = new HashMap<>();
    private volatile boolean running;
    private volatile Thread thread = new Thread();

    WatchedFolders(DatabaseSettings database, DoorSettings doors, FileIntake intake) {
        this.drops = database.data().resolve("drops");
        this.settings = doors.files();
        this.intake = intake;
    }

    @Override
    public void start() {
        running = settings.enabled();
        if (running) {
            thread = Thread.ofVirtual().name("file-drops").start(this::watch);
        }
    }

    private void watch() {
        while (running) {
            try {
                if (intake.isReady() && Files.isDirectory(drops)) {
                    for (Path folder : subfolders()) {
                        look(folder);
                    }
                }
                Thread.sleep(settings.look());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                running = false;
            } catch (IOException e) {
                log.warn("The folders below {} can't be read: {}", drops, e.getMessage());
                pause();
            }
        }
    }

    private void look(Path folder) {
        try {
            folders.computeIfAbsent(
                            folder, path -> new DropFolder(path, settings.settled(), settings.largest(), intake))
                    .look(Instant.now());
        } catch (IOException | RuntimeException e) {
            // Edge of a folder: the disk or the database may be away; its files lie there untouched and are taken
            // later.
            log.warn("The folder {} could not be emptied: {}", folder, e.getMessage());
        }
    }

    private void pause() {
        try {
            Thread.sleep(settings.look());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    private List<Path> subfolders() throws IOException {
        if (!Files.isDirectory(drops)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(drops)) {
            return entries.filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                            && NAME.matcher(entry.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    @Override
    public List<Folder> folders() {
        try {
            return subfolders().stream().map(WatchedFolders::folder).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Folder folder(Path path) {
        try {
            Path refused = path.resolve(DropFolder.REFUSED);
            return new Folder(
                    path.getFileName().toString(),
                    DropFolder.sender(path),
                    count(path),
                    count(path.resolve(DropFolder.DONE)),
                    refused(refused));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int count(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return (int) entries.filter(entry -> Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS))
                    .count();
        }
    }

    private static List<Refused> refused(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.toString().endsWith(DropFolder.REASON)
                            && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS))
                    .sorted(Comparator.comparing(Path::getFileName).reversed())
                    .limit(MOST_REFUSED)
                    .map(WatchedFolders::refusedFile)
                    .toList();
        }
    }

    private static Refused refusedFile(Path reason) {
        try {
            String file = reason.getFileName().toString();
            String words = Files.readString(reason, StandardCharsets.UTF_8).strip();
            return new Refused(
                    file.substring(0, file.length() - DropFolder.REASON.length()),
                    words.length() > LONGEST_REASON ? words.substring(0, LONGEST_REASON) + "…" : words,
                    Files.getLastModifiedTime(reason).toInstant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void make(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A folder's name is 1 to 40 lower-case letters, digits or hyphens, not \"" + name + "\"");
        }
        try {
            Files.createDirectories(drops.resolve(name).resolve(DropFolder.DONE));
            Files.createDirectories(drops.resolve(name).resolve(DropFolder.REFUSED));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Like the doors: after the inbox, and stopped before it. */
    @Override
    public int getPhase() {
        return 1100;
    }
}
