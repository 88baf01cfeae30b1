package org.undercroft.lab.distribution;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers packed into text that says itself how they are packed: {@code FLOATLE-stream/deflate:base64} is 32-bit floats,
 * least byte first, deflated, in base64.
 */
final class NumberStream {

    private static final Pattern FORM =
            Pattern.compile("(FLOAT|INT32|INT16|UINT8)(LE|BE)?-stream(?:/(deflate|gzip))?:base64");

    private NumberStream() {}

    /**
     * The numbers of a text.
     *
     * @param form how they are packed, as the sender says it
     * @param text the packed numbers
     * @throws Undecodable if the form is not known or the text is not of that form
     */
    static float[] of(String form, String text) throws Undecodable {
        Matcher matcher = FORM.matcher(form.strip());
        if (!matcher.matches()) {
            throw new Undecodable(
                    "the form '" + (form.length() > 40 ? form.substring(0, 40) : form) + "' is not known");
        }
        byte[] packed = Decoding.base64(text);
        byte[] bytes = "deflate".equals(matcher.group(3))
                ? Decoding.inflated(packed)
                : "gzip".equals(matcher.group(3)) ? Decoding.unzipped(packed) : packed;
        ByteOrder order = "BE".equals(matcher.group(2)) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return numbers(bytes, matcher.group(1), order);
    }

    private static float[] numbers(byte[] bytes, String type, ByteOrder order) throws Undecodable {
        int size = switch (type) {
            case "UINT8" -> Byte.BYTES;
            case "INT16" -> Short.BYTES;
            default -> Float.BYTES;
        };
        if (bytes.length % size != 0 || bytes.length / size > Decoding.MOST_VALUES) {
            throw new Undecodable(bytes.length + " bytes are not a whole number of values, or too many");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
        float[] values = new float[bytes.length / size];
        for (int i = 0; i < values.length; i++) {
            float value = switch (type) {
                case "UINT8" -> buffer.get() & 0xff;
                case "INT16" -> buffer.getShort();
                case "INT32" -> buffer.getInt();
                default -> buffer.getFloat();
            };
            values[i] = Float.isFinite(value) ? value : 0;
        }
        return values;
    }
}
