package org.undercroft.wire.lis1a;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Writes a LIS2-A2 message record by record; values are escaped. */
public final class Lis2Builder {

    private final Delimiters delimiters;
    private final StringBuilder text = new StringBuilder();

    /** Begins a message without its header; {@link #header} comes first. */
    public Lis2Builder(Delimiters delimiters) {
        this.delimiters = delimiters;
    }

    /** Begins a message with the usual delimiters. */
    public static Lis2Builder standard() {
        return new Lis2Builder(Delimiters.STANDARD);
    }

    /** Writes the header; its first two fields are filled in. */
    public Lis2Builder header(Consumer<Fields> fields) {
        return write('H', fields, delimiters.declaration());
    }

    /** Writes one record; its first field is the type. */
    public Lis2Builder record(char type, Consumer<Fields> fields) {
        return write(type, fields, "");
    }

    /** Writes the terminator {@code L|1|N}. */
    public Lis2Builder terminator() {
        return record('L', fields -> fields.set(2, "1").set(3, "N"));
    }

    private Lis2Builder write(char type, Consumer<Fields> filling, String second) {
        Fields fields = new Fields(delimiters);
        fields.put(1, String.valueOf(type));
        fields.put(2, second);
        filling.accept(fields);
        text.append(fields.line()).append('\r');
        return this;
    }

    /** The message in UTF-8, ready to send. */
    public byte[] bytes() {
        return bytes(StandardCharsets.UTF_8);
    }

    /** The message in a given character set, ready to send. */
    public byte[] bytes(Charset charset) {
        return text.toString().getBytes(charset);
    }

    /** The fields of one record while it is written; numbers are those of the standard, the type being 1. */
    public static final class Fields {

        private final Delimiters delimiters;
        private final List<String> values = new ArrayList<>();

        private Fields(Delimiters delimiters) {
            this.delimiters = delimiters;
        }

        /** Sets a field to one value. */
        public Fields set(int number, String value) {
            return put(number, Lis2Escapes.escape(value, delimiters));
        }

        /** Sets a field to several components; {@code components(5, "", "", "", "GLU")} writes {@code ^^^GLU}. */
        public Fields components(int number, String... components) {
            return put(number, joined(components));
        }

        /** Adds a repetition, of one or several components, to a field. */
        public Fields repeat(int number, String... components) {
            boolean first = values.size() < number || values.get(number - 1).isEmpty();
            String before = first ? "" : values.get(number - 1) + delimiters.repeat();
            return put(number, before + joined(components));
        }

        private String joined(String... components) {
            return Arrays.stream(components)
                    .map(component -> Lis2Escapes.escape(component, delimiters))
                    .collect(Collectors.joining(String.valueOf(delimiters.component())));
        }

        private Fields put(int number, String raw) {
            while (values.size() < number) {
                values.add("");
            }
            values.set(number - 1, raw);
            return this;
        }

        private String line() {
            int end = values.size();
            while (end > 1 && values.get(end - 1).isEmpty()) {
                end--;
            }
            return String.join(String.valueOf(delimiters.field()), values.subList(0, end));
        }
    }
}
