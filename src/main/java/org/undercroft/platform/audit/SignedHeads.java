package org.undercroft.platform.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.undercroft.platform.audit.AuditVerdict.Broken;
import org.undercroft.platform.audit.AuditVerdict.Damage;
import tools.jackson.databind.json.JsonMapper;

/**
 * The heads a trail is held against: those in its database, and those exported from it.
 *
 * @param key the key that signed them
 * @param exported heads that were kept elsewhere, maybe none
 */
public record SignedHeads(AuditKey key, List<AuditHead> exported) {

    public SignedHeads {
        exported = List.copyOf(exported);
    }

    /** With the exported heads in a folder, one JSON file each. */
    public static SignedHeads in(Path folder, AuditKey key, JsonMapper json) throws IOException {
        List<AuditHead> heads = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (var files = Files.newDirectoryStream(folder, "*.json")) {
                for (Path file : files) {
                    heads.add(json.readValue(Files.readAllBytes(file), AuditHead.class));
                }
            }
        }
        return new SignedHeads(key, heads);
    }

    /** Adds all heads by their position; the answer is the first that can't be trusted, or null. */
    @Nullable
    Broken collect(Connection connection, Map<Long, AuditHead> heads) throws SQLException {
        for (AuditHead head : inDatabase(connection)) {
            if (!head.isSignedBy(key)) {
                return new Broken(
                        head.position(),
                        Damage.HEAD,
                        "The head of " + head.day() + " in the database is not signed by our key");
            }
            heads.put(head.position(), head);
        }
        for (AuditHead head : exported) {
            if (!head.isSignedBy(key)) {
                return new Broken(
                        head.position(),
                        Damage.HEAD,
                        "The exported head of " + head.day() + " is not signed by our key");
            }
            if (!head.equals(heads.put(head.position(), head))) {
                return new Broken(
                        head.position(),
                        Damage.HEAD,
                        "The exported head of " + head.day()
                                + " is not the one in the database: it was taken away or replaced there");
            }
        }
        return null;
    }

    private List<AuditHead> inDatabase(Connection connection) throws SQLException {
        List<AuditHead> heads = new ArrayList<>();
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(
                        "select day, position, hash, signed_at, signature from platform.audit_head order by"
                                + " position")) {
            while (row.next()) {
                heads.add(new AuditHead(
                        row.getObject("day", LocalDate.class),
                        row.getLong("position"),
                        HexFormat.of().formatHex(row.getBytes("hash")),
                        row.getObject("signed_at", OffsetDateTime.class).toInstant(),
                        HexFormat.of().formatHex(row.getBytes("signature")),
                        key.publicHex()));
            }
        }
        return heads;
    }
}
