package org.undercroft.exchange.browser;

import java.util.List;

/**
 * A segment or record of a message, for reading.
 *
 * @param name its name, such as {@code PID}
 * @param fields its fields that hold something
 */
public record SegmentView(String name, List<Field> fields) {

    /**
     * A field.
     *
     * @param place its place in the standard's numbering, such as {@code PID-3}
     * @param name what the standard calls it; empty where that is not known
     * @param value as it stands in the message
     */
    public record Field(String place, String name, String value) {}
}
