package org.undercroft.platform.page;

import java.util.List;
import java.util.function.Function;

/**
 * One choice of a list.
 *
 * @param value what is sent
 * @param label what is read
 */
public record Option(String value, String label) {

    /** A choice that reads as it is sent. */
    public static Option of(String value) {
        return new Option(value, value);
    }

    /** The constants of an enum, sent by name and read as {@code label} says. */
    public static <E extends Enum<E>> List<Option> of(Class<E> type, Function<E, String> label) {
        return List.of(type.getEnumConstants()).stream()
                .map(constant -> new Option(constant.name(), label.apply(constant)))
                .toList();
    }
}
