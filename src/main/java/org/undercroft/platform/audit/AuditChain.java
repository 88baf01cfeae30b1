package org.undercroft.platform.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The chain of hashes: SHA-256 of the previous hash followed by the row. The bytes of a row are fixed for ever: a
 * version, the position, the time in microseconds, then each text as its length in UTF-8 and its bytes, -1 for none.
 */
final class AuditChain {

    /** What stands before the first row. */
    static final byte[] ORIGIN = new byte[32];

    /** The columns of a row in the form that is hashed; the table's alias is {@code e}. */
    static final String COLUMNS = """
        e.position, (extract(epoch from e.recorded_at) * 1000000)::bigint as micros, e.actor_kind, e.actor, e.address,
        e.message, e.action, e.category, e.entity_type, e.entity_id, e.patients, e.outcome, e.detail, e.purpose\
        """;

    private static final byte VERSION = 1;

    private final MessageDigest digest;

    AuditChain() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** The hash of a row behind the given one, as it would be at a position. */
    byte[] hash(byte[] previous, long position, byte[] content) {
        digest.update(previous);
        digest.update(VERSION);
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(position).array());
        return digest.digest(content);
    }

    /** What a row says, without its position. */
    static byte[] content(ResultSet row) throws SQLException {
        Bytes bytes = new Bytes();
        bytes.add(row.getLong("micros"));
        bytes.add(row.getString("actor_kind"));
        bytes.add(row.getString("actor"));
        bytes.add(row.getString("address"));
        bytes.add(row.getString("message"));
        bytes.add(row.getString("action"));
        bytes.add(row.getString("category"));
        bytes.add(row.getString("entity_type"));
        bytes.add(row.getString("entity_id"));
        String[] patients = (String[]) row.getArray("patients").getArray();
        bytes.add(patients.length);
        for (String patient : patients) {
            bytes.add(patient);
        }
        bytes.add(row.getString("outcome"));
        bytes.add(row.getString("detail"));
        bytes.add(row.getString("purpose"));
        return bytes.all();
    }

    private static final class Bytes {

        private byte[] kept = new byte[512];
        private int length;

        void add(long number) {
            room(Long.BYTES);
            ByteBuffer.wrap(kept).putLong(length, number);
            length += Long.BYTES;
        }

        void add(@Nullable String text) {
            if (text == null) {
                add(-1L);
                return;
            }
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            add((long) utf8.length);
            room(utf8.length);
            System.arraycopy(utf8, 0, kept, length, utf8.length);
            length += utf8.length;
        }

        byte[] all() {
            return Arrays.copyOf(kept, length);
        }

        private void room(int more) {
            if (length + more > kept.length) {
                kept = Arrays.copyOf(kept, Math.max(length + more, kept.length * 2));
            }
        }
    }
}
