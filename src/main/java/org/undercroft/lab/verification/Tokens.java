package org.undercroft.lab.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words, numbers and signs of a rule's condition, taken one behind the other. */
final class Tokens {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\"[^\"]*\"|[A-Za-z][A-Za-z0-9_.]*|\\d+(?:\\.\\d+)?|<=|>=|[<>+*/(),%-])");
    private static final String END = "";

    private final List<String> tokens = new ArrayList<>();
    private int next;

    Tokens(String text) throws Unreadable {
        Matcher matcher = TOKEN.matcher(text);
        int place = 0;
        while (place < text.stripTrailing().length()) {
            if (!matcher.find(place) || matcher.start() != place) {
                throw new Unreadable("'" + text.substring(place).strip() + "' can't be read");
            }
            tokens.add(matcher.group(1));
            place = matcher.end();
        }
    }

    boolean isAtEnd() {
        return next >= tokens.size();
    }

    String peek() {
        return isAtEnd() ? END : tokens.get(next);
    }

    String take() {
        String token = peek();
        next++;
        return token;
    }

    /** Takes the next one if it is this word or sign, in any case. */
    boolean takes(String wanted) {
        boolean isIt = peek().toLowerCase(Locale.ROOT).equals(wanted);
        if (isIt) {
            next++;
        }
        return isIt;
    }

    void expect(String wanted) throws Unreadable {
        if (!takes(wanted)) {
            throw new Unreadable("'" + wanted + "' is missing " + where());
        }
    }

    double number() throws Unreadable {
        String token = peek();
        if (token.isEmpty() || !Character.isDigit(token.charAt(0))) {
            throw new Unreadable("a number is missing " + where());
        }
        next++;
        return Double.parseDouble(token);
    }

    /** Where the reading stands, for messages. */
    String where() {
        return isAtEnd() ? "at the end" : "before '" + peek() + "'";
    }
}
