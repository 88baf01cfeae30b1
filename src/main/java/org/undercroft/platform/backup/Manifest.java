package org.undercroft.platform.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The first page of a backup.
 *
 * @param createdAt when the backup began; it holds exactly what was committed then
 * @param versions the newest migration of each schema
 * @param tables what it holds, in the order in which rows may be put back
 */
record Manifest(Instant createdAt, Map<String, String> versions, List<Content> tables) {

    static final String FILE = "manifest.json";

    /** The rows of one table. */
    record Content(Table table, long rows, String sha256) {}
}
