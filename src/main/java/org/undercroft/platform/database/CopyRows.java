package org.undercroft.platform.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows for PostgreSQL's {@code COPY … FROM STDIN} in its binary format (PostgreSQL documentation, COPY, "Binary
 * Format"): the least work that storing a row can be. Fields are added in the order of the named columns, and each in
 * the column's own type, for COPY converts nothing.
 *
 * <p>Not for several threads at once.
 */
public final class CopyRows {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final int NO_FLAGS = 0;
    private static final int NO_EXTENSION = 0;
    private static final short END = -1;
    private static final int NULL = -1;
    private static final long POSTGRES_EPOCH_SECOND = 946_684_800L;

    private final String table;
    private final String columns;
    private final short width;
    private ByteBuffer bytes;
    private int rows;

    /**
     * Rows of one table.
     *
     * @param table with its schema
     * @param columns their names in the order in which fields are added
     */
    public CopyRows(String table, String... columns) {
        this.table = table;
        this.columns = String.join(", ", columns);
        this.width = (short) columns.length;
        this.bytes =
                ByteBuffer.allocate(1 << 13).put(SIGNATURE).putInt(NO_FLAGS).putInt(NO_EXTENSION);
    }

    /** Begins the next row. */
    public CopyRows row() {
        rows++;
        room(Short.BYTES).putShort(width);
        return this;
    }

    /** A {@code text}. */
    public CopyRows text(@Nullable String value) {
        return bytes(value == null ? null : value.getBytes(UTF_8));
    }

    /** A {@code bytea}. */
    public CopyRows bytes(byte @Nullable [] value) {
        if (value == null) {
            room(Integer.BYTES).putInt(NULL);
        } else {
            room(Integer.BYTES + value.length).putInt(value.length).put(value);
        }
        return this;
    }

    /** A {@code bigint}. */
    public CopyRows bigint(long value) {
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
        return this;
    }

    /** An {@code integer}. */
    public CopyRows integer(int value) {
        room(Integer.BYTES + Integer.BYTES).putInt(Integer.BYTES).putInt(value);
        return this;
    }

    /** A {@code boolean}. */
    public CopyRows bool(boolean value) {
        room(Integer.BYTES + 1).putInt(1).put((byte) (value ? 1 : 0));
        return this;
    }

    /** A {@code timestamptz}, to the microsecond. */
    public CopyRows time(Instant value) {
        return bigint((value.getEpochSecond() - POSTGRES_EPOCH_SECOND) * 1_000_000L + value.getNano() / 1_000);
    }

    /** How many rows were begun. */
    public int size() {
        return rows;
    }

    /**
     * Sends the rows in the connection's transaction; none, if there are none.
     *
     * @throws SQLException if PostgreSQL refuses one; then none is there and the transaction can only be rolled back
     */
    public void copyInto(Connection connection) throws SQLException {
        if (rows == 0) {
            return;
        }
        room(Short.BYTES).putShort(END);
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " (" + columns + ") from stdin (format binary)");
        try {
            copy.writeToCopy(bytes.array(), 0, bytes.position());
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private ByteBuffer room(int size) {
        if (bytes.remaining() < size) {
            int wanted = Math.addExact(bytes.position(), size);
            int position = bytes.position();
            bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), Math.max(wanted, doubled())))
                    .position(position);
        }
        return bytes;
    }

    private int doubled() {
        return (int) Math.min(Integer.MAX_VALUE - 8L, 2L * bytes.capacity());
    }
}
