package org.undercroft.lab.result;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many rows on their way into one statement, column by column: however many rows there are, the statement stays the same
 * and the database plans it once.
 */
final class Columns {

    private record Column(String type, List<@Nullable Object> values) {}

    private final List<Column> columns = new ArrayList<>();
    private int column;

    private void add(String type, @Nullable Object value) {
        if (column == columns.size()) {
            columns.add(new Column(type, new ArrayList<>()));
        }
        columns.get(column++).values().add(value);
    }

    /** The next fields of this row. */
    void longs(long... values) {
        for (long value : values) {
            add("bigint", value);
        }
    }

    /** The next field of this row. */
    void number(@Nullable Long value) {
        add("bigint", value);
    }

    /** The next field of this row. */
    void decimal(@Nullable BigDecimal value) {
        add("numeric", value);
    }

    /** The next field of this row. */
    void text(@Nullable String value) {
        add("text", value);
    }

    /** The next field of this row. */
    void bytes(byte[] value) {
        add("bytea", value);
    }

    /** The next field of this row: a list, written as PostgreSQL writes arrays, because arrays of unequal length can't be unnested. */
    void texts(List<String> values) {
        StringBuilder array = new StringBuilder("{");
        for (String value : values) {
            array.append(array.length() == 1 ? "\"" : ",\"")
                    .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        add("text", array.append('}').toString());
    }

    /** Ends this row. */
    void next() {
        if (column != columns.size()) {
            throw new IllegalStateException("A row of " + column + " fields among rows of " + columns.size());
        }
        column = 0;
    }

    /** Binds the columns from this parameter on, and gives the number of the parameter behind them. */
    int bind(PreparedStatement statement, int first) throws SQLException {
        int parameter = first;
        for (Column each : columns) {
            Object[] values = each.type().equals("bytea")
                    ? each.values().toArray(byte[][]::new)
                    : each.values().toArray();
            statement.setArray(parameter++, statement.getConnection().createArrayOf(each.type(), values));
        }
        return parameter;
    }
}
