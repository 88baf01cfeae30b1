package org.undercroft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Finds the real captures that lie beside the project, in a folder {@code shared/samples} next to one of its parents.
 * They are not part of it: where they are absent, the tests that use them are skipped and say so.
 */
public final class SharedSamples {

    private SharedSamples() {}

    /** The folder of one kind of samples; skips the calling test when there is none. */
    public static Path folder(String name) {
        Optional<Path> found = find(name);
        Assumptions.assumeTrue(found.isPresent(), "Left out: no folder shared/samples/" + name + " beside the project");
        return found.orElseThrow();
    }

    /** The samples of one kind whose names have this ending, in order; skips the calling test when there are none. */
    public static List<Path> files(String folder, String ending) {
        try (Stream<Path> files = Files.list(folder(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> find(String name) {
        Path place = Path.of("").toAbsolutePath();
        while (place != null) {
            Path candidate = place.resolve("shared").resolve("samples").resolve(name);
            if (Files.isDirectory(candidate)) {
                return Optional.of(candidate);
            }
            place = place.getParent();
        }
        return Optional.empty();
    }
}
