package org.undercroft.lab.label;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Labels in the language of label printers (ZPL II), UTF-8 by {@code ^CI28}. */
public final class ZplLabels {

    private ZplLabels() {}

    /** The text to send to the printer. */
    public static String of(List<LabelText> labels, LabelSize size) {
        return labels.stream()
                .map(label -> size.symbology() == Symbology.CODE_128 ? linear(label, size) : square(label, size))
                .collect(Collectors.joining());
    }

    private static String linear(LabelText label, LabelSize size) {
        double height = size.height().doubleValue();
        int line = size.dots(height / 9);
        int margin = size.dots(1.5);
        // 35 modules and 11 for each character at most: the widest module that fits.
        int modules = 35 + 11 * label.number().length() + 20;
        int module = Math.max(1, (size.dots(size.width().doubleValue()) - 2 * margin) / modules);
        return begin(size)
                + text(margin, margin, line, label.lines().get(0))
                + text(margin, margin + line * 12 / 10, line, label.lines().get(1))
                + "^FO%d,%d^BY%d^BCN,%d,Y,N,N^FH_^FD%s^FS\n"
                        .formatted(
                                margin + 10 * module,
                                margin + line * 25 / 10,
                                module,
                                size.dots(height * 0.34),
                                // A > begins a command of the bar code itself; >0 is the sign.
                                escaped(label.number().replace(">", ">0")))
                + text(
                        margin,
                        size.dots(height) - margin - line,
                        line,
                        label.lines().get(2))
                + "^XZ\n";
    }

    private static String square(LabelText label, LabelSize size) {
        double height = size.height().doubleValue();
        int margin = size.dots(1.5);
        int line = size.dots(height / 6);
        int left = margin * 2 + size.dots(height - 3);
        StringBuilder zpl = new StringBuilder(begin(size));
        zpl.append("^FO%d,%d^BXN,%d,200^FH_^FD%s^FS\n"
                .formatted(margin, margin, Math.max(2, size.dots(height - 3) / 18), escaped(label.number())));
        zpl.append(text(left, margin, line, label.number()));
        for (int i = 0; i < label.lines().size(); i++) {
            zpl.append(text(
                    left, margin + (i + 1) * line * 12 / 10, line, label.lines().get(i)));
        }
        return zpl.append("^XZ\n").toString();
    }

    private static String begin(LabelSize size) {
        return "^XA^CI28^PW%d^LL%d\n"
                .formatted(
                        size.dots(size.width().doubleValue()),
                        size.dots(size.height().doubleValue()));
    }

    private static String text(int x, int y, int height, String words) {
        return "^FO%d,%d^A0N,%d,%d^FH_^FD%s^FS\n".formatted(x, y, height, height * 9 / 10, escaped(words));
    }

    /** Everything a printer would take for a command, as {@code ^FH_} hexadecimal. */
    static String escaped(String words) {
        StringBuilder escaped = new StringBuilder(words.length());
        for (byte each : words.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = each >= ' '
                    && each < 0x7F
                    && each != '^'
                    && each != '~'
                    && each != '_'
                    && each != '\\'
                    && each != '>';
            escaped.append(plain ? String.valueOf((char) each) : "_%02X".formatted(each & 0xFF));
        }
        return escaped.toString();
    }
}
