package org.undercroft.exchange.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/**
 * A file as it was seen at one look.
 *
 * @param path where it lies
 * @param size in bytes
 * @param changedAt when it was written to last
 */
record DroppedFile(Path path, long size, Instant changedAt) {

    /** The file at a path; empty if it is no plain file, or is gone. */
    static Optional<DroppedFile> at(Path path) throws IOException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        BasicFileAttributes seen = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return Optional.of(
                new DroppedFile(path, seen.size(), seen.lastModifiedTime().toInstant()));
    }

    String name() {
        return path.getFileName().toString();
    }

    /** Files that instruments and copiers are still writing under another name. */
    boolean isProvisional() {
        String name = name().toLowerCase(java.util.Locale.ROOT);
        return name.startsWith(".")
                || name.startsWith("~")
                || name.matches(".*\\.(part|partial|tmp|temp|crdownload|filepart|lock)");
    }
}
