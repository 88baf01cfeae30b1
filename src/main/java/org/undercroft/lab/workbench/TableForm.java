package org.undercroft.lab.workbench;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.analyzer.TableDriver;

/** Reads what a form says of an instrument's files. */
final class TableForm {

    private TableForm() {}

    /**
     * Reads the whole form.
     *
     * @throws IllegalArgumentException if it says something that can't be; the message says what
     */
    static TableDriver read(Map<String, String> said) {
        return new TableDriver(
                chosen(TableDriver.Encoding.class, said.get("encoding")),
                chosen(TableDriver.Layout.class, said.get("layout")),
                said.get("separator"),
                said.get("cuts"),
                said.get("heading"),
                chosen(TableDriver.Rows.class, said.get("rows")),
                said.get("specimen"),
                said.get("test"),
                said.get("value"),
                said.get("unit"),
                said.get("flag"),
                said.get("time"),
                said.get("timePattern"),
                said.get("operator"),
                chosen(TableDriver.Beside.class, said.get("beside")),
                said.get("only"));
    }

    /** The same driver with one column named otherwise. */
    static TableDriver with(@Nullable TableDriver former, String part, String column) {
        Map<String, String> said = former == null ? new HashMap<>() : fields(former);
        said.put(part, column);
        if (former == null) {
            // Until a person says otherwise; a driver without them isn't complete.
            said.putIfAbsent("heading", "1");
            said.putIfAbsent("specimen", column);
            said.putIfAbsent("rows", TableDriver.Rows.SPECIMEN.name());
        }
        return read(said);
    }

    private static Map<String, String> fields(TableDriver driver) {
        Map<String, String> said = new HashMap<>();
        said.put("encoding", driver.encoding().name());
        said.put("layout", driver.layout().name());
        said.put("separator", driver.separator());
        said.put("cuts", driver.cuts());
        said.put("heading", driver.heading());
        said.put("rows", driver.rows().name());
        said.put("specimen", driver.specimen());
        said.put("test", driver.test());
        said.put("value", driver.value());
        said.put("unit", driver.unit());
        said.put("flag", driver.flag());
        said.put("time", driver.time());
        said.put("timePattern", driver.timePattern());
        said.put("operator", driver.operator());
        said.put("beside", driver.beside().name());
        said.put("only", driver.only());
        return said;
    }

    private static <E extends Enum<E>> @Nullable E chosen(Class<E> type, @Nullable String name) {
        return name == null || name.isBlank() ? null : Enum.valueOf(type, name);
    }
}
