package org.undercroft.platform.backup;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of ours, as a backup sees it.
 *
 * @param schema the module's schema
 * @param name its name
 * @param columns the columns that are stored rather than computed, in their order
 */
record Table(String schema, String name, List<String> columns) {

    /** The quoted name for SQL. */
    String quoted() {
        return quote(schema) + "." + quote(name);
    }

    /** The file inside the backup that holds its rows. */
    String file() {
        return "tables/" + schema + "." + name;
    }

    /** The quoted columns for SQL, separated by commas. */
    String quotedColumns() {
        return columns.stream().map(Table::quote).collect(Collectors.joining(", "));
    }

    private static String quote(String identifier) {
        return "\"" + identifier.replace("\"", "\"\"") + "\"";
    }
}
