package org.undercroft.platform.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.undercroft.platform.audit.AuditVerdict.Broken;
import org.undercroft.platform.audit.AuditVerdict.Damage;
import org.undercroft.platform.audit.AuditVerdict.Whole;

/** Recomputes the whole chain from plain SQL, streaming, and holds it against signed heads. It changes nothing. */
public final class AuditVerifier {

    private static final int FETCH = 5_000;

    /** How far it looks for the entry that was put in a wrong place. */
    private static final int REORDERED_WITHIN = 10_000;

    private static final String ALL = "select s.position as sealed, s.previous, s.hash, " + AuditChain.COLUMNS + """
         from platform.audit_entry e full join platform.audit_seal s on s.position = e.position
        order by coalesce(s.position, e.position)
        """;

    private final AuditChain chain = new AuditChain();
    private final NavigableMap<Long, AuditHead> due;
    private final int heads;
    private byte[] hash = AuditChain.ORIGIN;
    private long last;
    private long sealed;
    private long waiting;
    private long firstWaiting;

    private final LongConsumer progress;

    private AuditVerifier(NavigableMap<Long, AuditHead> due, LongConsumer progress) {
        this.progress = progress;
        this.due = due;
        this.heads = due.size();
    }

    /**
     * Checks the trail of a database.
     *
     * @param database where it is
     * @param heads the signed heads to hold it against, those in the database are added
     * @throws SQLException if it can't be read
     */
    public static AuditVerdict verify(DataSource database, SignedHeads heads) throws SQLException {
        return verify(database, heads, _ -> {});
    }

    /**
     * Checks the trail of a database and tells how it goes on.
     *
     * @param progress is told now and then how many entries are checked
     * @throws SQLException if it can't be read
     */
    static AuditVerdict verify(DataSource database, SignedHeads heads, LongConsumer progress) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                return verify(connection, heads, progress);
            } finally {
                connection.rollback();
                connection.setReadOnly(false);
                connection.setAutoCommit(true);
            }
        }
    }

    /** Checks what this connection sees, in its transaction, which must be open for rows to be streamed. */
    static AuditVerdict verify(Connection connection, SignedHeads heads) throws SQLException {
        return verify(connection, heads, _ -> {});
    }

    private static AuditVerdict verify(Connection connection, SignedHeads heads, LongConsumer progress)
            throws SQLException {
        TreeMap<Long, AuditHead> due = new TreeMap<>();
        Broken badHead = heads.collect(connection, due);
        return badHead != null ? badHead : new AuditVerifier(due, progress).walk(connection);
    }

    private AuditVerdict walk(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(ALL)) {
            query.setFetchSize(FETCH);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Broken broken = step(row);
                    if (broken != null) {
                        return broken;
                    }
                }
            }
        }
        if (!due.isEmpty()) {
            AuditHead head = due.firstEntry().getValue();
            return new Broken(
                    last + 1,
                    Damage.TRUNCATED,
                    "From entry " + (last + 1) + " on all is gone, though the head of " + head.day()
                            + " was signed at entry " + head.position());
        }
        return new Whole(sealed, waiting, heads);
    }

    private @Nullable Broken step(ResultSet row) throws SQLException {
        long position = row.getLong("position");
        boolean noEntry = row.wasNull();
        long seal = row.getLong("sealed");
        boolean noSeal = row.wasNull();
        if (noSeal) {
            waiting++;
            firstWaiting = firstWaiting == 0 ? position : firstWaiting;
            return null;
        }
        if (waiting > 0) {
            return new Broken(
                    firstWaiting,
                    Damage.UNSEALED,
                    "Entry " + firstWaiting
                            + " has no seal though later ones have: it was put in, or its seal taken away");
        }
        if (row.getLong("previous") != last) {
            long missing = Math.max(row.getLong("previous"), last + 1);
            return new Broken(missing, Damage.MISSING, "Entry " + missing + " is gone together with its seal");
        }
        if (noEntry) {
            return new Broken(seal, Damage.MISSING, "Entry " + seal + " is gone, its seal is still there");
        }
        byte[] found = chain.hash(hash, position, AuditChain.content(row));
        if (!Arrays.equals(found, row.getBytes("hash"))) {
            return mismatch(row, position, row.getBytes("hash"));
        }
        hash = found;
        last = position;
        sealed++;
        if (sealed % FETCH == 0) {
            progress.accept(sealed);
        }
        return againstHead(position);
    }

    private @Nullable Broken againstHead(long position) {
        while (!due.isEmpty() && due.firstKey() <= position) {
            AuditHead head = due.pollFirstEntry().getValue();
            if (head.position() != position
                    || !head.hash().equals(HexFormat.of().formatHex(hash))) {
                return new Broken(
                        head.position(),
                        Damage.REWRITTEN,
                        "The chain does not lead to the head signed for " + head.day() + " at entry " + head.position()
                                + ": it was made anew before that");
            }
        }
        return null;
    }

    /** Looks whether what belongs here stands further on. */
    private Broken mismatch(ResultSet row, long position, byte[] expected) throws SQLException {
        for (int looked = 0; looked < REORDERED_WITHIN && row.next(); looked++) {
            long elsewhere = row.getLong("position");
            if (!row.wasNull() && Arrays.equals(expected, chain.hash(hash, position, AuditChain.content(row)))) {
                return new Broken(
                        position,
                        Damage.REORDERED,
                        "What belongs at entry " + position + " stands at entry " + elsewhere
                                + ": entries were put in another order");
            }
        }
        return new Broken(position, Damage.CHANGED, "Entry " + position + " or its seal is not what was sealed");
    }
}
