package org.undercroft.platform.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs that travel inside the jar, unpacked once to a folder where they can run. */
final class PostgresBinaries {

    private static final String COMPLETE = ".complete";

    private PostgresBinaries() {}

    /**
     * Unpacks the programs unless that was done before.
     *
     * @param folder where they belong; a half unpacked folder of an earlier start is finished
     * @return the same folder, now holding {@code bin}, {@code lib} and {@code share}
     * @throws IllegalStateException if no PostgreSQL is bundled for this kind of machine
     */
    static Path unpackInto(Path folder) {
        Path complete = folder.resolve(COMPLETE);
        if (Files.exists(complete)) {
            return folder;
        }
        try (InputStream archive = bundled();
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, folder);
            }
            Files.writeString(complete, "");
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL could not be unpacked into " + folder, e);
        }
    }

    private static InputStream bundled() {
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String name = "/postgres-linux-" + (machine.equals("amd64") ? "x86_64" : machine) + ".txz";
        InputStream archive = PostgresBinaries.class.getResourceAsStream(name);
        if (archive == null) {
            throw new IllegalStateException("No PostgreSQL is bundled for " + System.getProperty("os.name") + " on "
                    + machine + "; set spring.datasource.url to a PostgreSQL 18 of your own");
        }
        return archive;
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder.normalize())) {
            throw new IOException("Entry " + entry.getName() + " points outside its archive");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.deleteIfExists(target);
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
        boolean executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
