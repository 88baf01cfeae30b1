package org.undercroft.lab.notifiable;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a finding must be, to be reportable. Case never matters. */
public sealed interface Criterion {

    /** Every result of the test. */
    record Any() implements Criterion {}

    /** One of these values. */
    record Is(List<String> values) implements Criterion {
        public Is {
            values = List.copyOf(values);
        }
    }

    /** The value holds this text. */
    record Contains(String part) implements Criterion {}

    /** The number compares so with a limit. */
    record Compares(Comparison comparison, BigDecimal limit) implements Criterion {}

    /** A culture grew an organism whose name begins so. */
    record Organism(String name) implements Criterion {}

    /** How numbers compare. */
    enum Comparison {
        ABOVE(">"),
        AT_LEAST(">="),
        BELOW("<"),
        AT_MOST("<=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        private boolean holds(BigDecimal value, BigDecimal limit) {
            int order = value.compareTo(limit);
            return switch (this) {
                case ABOVE -> order > 0;
                case AT_LEAST -> order >= 0;
                case BELOW -> order < 0;
                case AT_MOST -> order <= 0;
            };
        }
    }

    /** A number with a sign before it. */
    Pattern NUMBER = Pattern.compile("(>=|<=|>|<)\\s*(\\d+(?:\\.\\d+)?)");

    /** Reads {@code any}, {@code is a|b}, {@code contains x}, {@code >= 3.5} or {@code organism X}; empty if it is none. */
    static Optional<Criterion> read(String text) {
        String words = text.strip();
        Matcher number = NUMBER.matcher(words);
        if (number.matches()) {
            Comparison comparison = Arrays.stream(Comparison.values())
                    .filter(each -> each.sign.equals(number.group(1)))
                    .findFirst()
                    .orElseThrow();
            return Optional.of(new Compares(comparison, new BigDecimal(number.group(2))));
        }
        String[] parts = words.split("\\s+", 2);
        String rest = parts.length > 1 ? parts[1].strip() : "";
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "any" -> rest.isEmpty() ? Optional.of(new Any()) : Optional.empty();
            case "is" -> values(rest).isEmpty() ? Optional.empty() : Optional.of(new Is(values(rest)));
            case "contains" -> rest.isEmpty() ? Optional.empty() : Optional.of(new Contains(rest));
            case "organism" -> rest.isEmpty() ? Optional.empty() : Optional.of(new Organism(rest));
            default -> Optional.empty();
        };
    }

    private static List<String> values(String text) {
        return Arrays.stream(text.split("\\|", -1))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** As {@link #read} reads it. */
    default String text() {
        return switch (this) {
            case Any() -> "any";
            case Is(List<String> values) -> "is " + String.join("|", values);
            case Contains(String part) -> "contains " + part;
            case Compares(Comparison comparison, BigDecimal limit) -> comparison.sign + " " + limit.toPlainString();
            case Organism(String name) -> "organism " + name;
        };
    }

    /**
     * Whether a result is it.
     *
     * @param number the number in the value; null if there is none
     */
    default boolean matches(String value, @Nullable BigDecimal number) {
        return switch (this) {
            case Any() -> true;
            case Is(List<String> values) -> values.stream().anyMatch(value.strip()::equalsIgnoreCase);
            case Contains(String part) -> lower(value).contains(lower(part));
            case Compares(Comparison comparison, BigDecimal limit) -> number != null && comparison.holds(number, limit);
            case Organism(String _) -> false;
        };
    }

    /** Whether an organism that grew is it. */
    default boolean matchesOrganism(String grown) {
        return this instanceof Organism(String name) && lower(grown).startsWith(lower(name));
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
