package org.undercroft.platform.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;

/**
 * A signed statement of how far the chain had come and with which hash. An exported one proves what the trail was.
 *
 * @param day the day it closes, in UTC
 * @param position the last entry of the chain then
 * @param hash that entry's hash, in hexadecimal
 * @param signedAt when it was signed
 * @param signature Ed25519 over {@link #statement()}, in hexadecimal
 * @param publicKey the X.509 form of the key that checks it, in hexadecimal
 */
public record AuditHead(
        LocalDate day, long position, String hash, Instant signedAt, String signature, String publicKey) {

    /** The bytes that are signed. */
    byte[] statement() {
        return statement(day, position, hash, signedAt);
    }

    static byte[] statement(LocalDate day, long position, String hash, Instant signedAt) {
        return "undercroft audit head 1\n%s\n%d\n%s\n%s\n"
                .formatted(day, position, hash, signedAt)
                .getBytes(StandardCharsets.UTF_8);
    }

    boolean isSignedBy(AuditKey key) {
        try {
            return key.verifies(statement(), HexFormat.of().parseHex(signature));
        } catch (IllegalArgumentException notHexadecimal) {
            return false;
        }
    }
}
