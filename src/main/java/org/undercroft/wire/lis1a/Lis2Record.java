package org.undercroft.wire.lis1a;

import java.util.List;

/**
 * One record of a message.
 *
 * @param type its letter: H header, P patient, O order, R result, C comment, M manufacturer, Q query, S scientific, L
 *     terminator; any other letter is kept too
 * @param fields all fields; the first is the type, as the standard numbers them
 * @param raw the record as it came, without its line end
 */
public record Lis2Record(char type, List<Lis2Field> fields, String raw) {

    public Lis2Record {
        fields = List.copyOf(fields);
    }

    static Lis2Record of(String line, Delimiters delimiters) {
        List<Lis2Field> fields = Lis2Field.split(line, delimiters.field()).stream()
                .map(part -> new Lis2Field(part, delimiters))
                .toList();
        return new Lis2Record(Character.toUpperCase(line.charAt(0)), fields, line);
    }

    /**
     * A field by its number in the standard: {@code field(1)} is the type, H.5 is {@code field(5)} of the header.
     *
     * @return an empty field if the record is shorter
     */
    public Lis2Field field(int number) {
        return number >= 1 && number <= fields.size()
                ? fields.get(number - 1)
                : new Lis2Field("", fields.getFirst().delimiters());
    }

    @Override
    public String toString() {
        return raw;
    }
}
