package org.undercroft.platform.page;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated values (RFC 4180) as spreadsheets write them: also with semicolons or tabs, also not in UTF-8. */
public final class CsvText {

    private static final String SEPARATORS = ",;\t";
    private static final Charset SPREADSHEET = Charset.forName("windows-1252");

    private final String text;
    private final char separator;
    private int position;

    private CsvText(String text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    /** The text of a file: UTF-8 if it is that throughout, else as older spreadsheets write it (Windows-1252). */
    public static String decoded(byte[] file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(file, SPREADSHEET);
        }
    }

    /** The rows of a text; blank lines are left out. */
    public static List<List<String>> rows(String text) {
        return rows(text, separatorOf(text.lines().findFirst().orElse("")));
    }

    /** The rows of a text whose cells are parted by a known character; blank lines are left out. */
    public static List<List<String>> rows(String text, char separator) {
        CsvText csv = new CsvText(text.startsWith("\uFEFF") ? text.substring(1) : text, separator);
        List<List<String>> rows = new ArrayList<>();
        while (csv.position < csv.text.length()) {
            List<String> row = csv.row();
            if (row.stream().anyMatch(cell -> !cell.isBlank())) {
                rows.add(row);
            }
        }
        return rows;
    }

    private List<String> row() {
        List<String> cells = new ArrayList<>();
        do {
            cells.add(at('"') ? quoted() : plain());
        } while (passed(separator));
        passed('\r');
        passed('\n');
        return cells;
    }

    private String plain() {
        int start = position;
        while (position < text.length() && !at(separator) && !at('\n') && !at('\r')) {
            position++;
        }
        return text.substring(start, position).strip();
    }

    private String quoted() {
        StringBuilder cell = new StringBuilder();
        position++;
        while (position < text.length()) {
            if (passed('"')) {
                if (!at('"')) {
                    break;
                }
            }
            cell.append(text.charAt(position++));
        }
        return cell.append(plain()).toString();
    }

    private boolean at(char character) {
        return position < text.length() && text.charAt(position) == character;
    }

    private boolean passed(char character) {
        boolean there = at(character);
        position += there ? 1 : 0;
        return there;
    }

    private static char separatorOf(String heading) {
        return (char) SEPARATORS
                .chars()
                .reduce((one, other) -> count(heading, other) > count(heading, one) ? other : one)
                .orElse(',');
    }

    private static long count(String text, int character) {
        return text.chars().filter(found -> found == character).count();
    }
}
