package org.undercroft.platform.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/**
 * A folder of secrets, each a file that only its owner may read.
 *
 * @param folder where they lie; created at first use
 */
public record Secrets(Path folder) {

    private static final int RANDOM_BYTES = 24;

    /** The secret text of this name: 192 random bits in URL-safe Base64, made when first asked for. */
    public String text(String name) {
        return new String(bytes(name, Secrets::random), java.nio.charset.StandardCharsets.US_ASCII);
    }

    /**
     * The secret bytes of this name.
     *
     * @param name the file name
     * @param maker makes the secret when there is none yet
     */
    public byte[] bytes(String name, Supplier<byte[]> maker) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                write(file, maker.get());
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The secret " + file + " can't be kept", e);
        }
    }

    private void write(Path file, byte[] secret) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path fresh = Files.createTempFile(
                folder, "new", "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, secret);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] random() {
        byte[] bits = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encode(bits);
    }
}
