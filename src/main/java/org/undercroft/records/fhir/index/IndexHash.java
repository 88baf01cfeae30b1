package org.undercroft.records.fhir.index;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The 64 bits under which a value stands in an index table: the beginning of a SHA-256, so that nobody can make two
 * values collide.
 */
public final class IndexHash {

    private static final char BETWEEN = '\u001f';

    private IndexHash() {}

    /** A token with its system; an empty system means the token has none. */
    public static long token(String type, String parameter, String system, String code) {
        return hash("t" + BETWEEN + type + BETWEEN + parameter + BETWEEN + system + BETWEEN + code);
    }

    /** A token of any system. */
    public static long code(String type, String parameter, String code) {
        return hash("c" + BETWEEN + type + BETWEEN + parameter + BETWEEN + code);
    }

    /** Any token of a system. */
    public static long system(String type, String parameter, String system) {
        return hash("s" + BETWEEN + type + BETWEEN + parameter + BETWEEN + system);
    }

    /** A reference, {@code Type/id}. */
    public static long reference(String type, String parameter, String target) {
        return hash("r" + BETWEEN + type + BETWEEN + parameter + BETWEEN + target);
    }

    /** The parameter itself, for words and dates and for whether there is a value at all. */
    public static long parameter(String type, String parameter) {
        return hash("p" + BETWEEN + type + BETWEEN + parameter);
    }

    private static long hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
