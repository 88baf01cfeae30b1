package org.undercroft.lab.verification;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Something that a rule asks of a result. */
public sealed interface Condition {

    /** Whether it is so; never on something unknown, except where being unknown is what is asked. */
    boolean holds(Candidate candidate);

    /** How it is written in a rule. */
    String text();

    /** A comparison of two numbers; {@code operator} is one of {@code < <= > >=}. */
    record Compares(Expression left, String operator, Expression right) implements Condition {

        @Override
        public boolean holds(Candidate candidate) {
            Double first = left.of(candidate);
            Double second = right.of(candidate);
            if (first == null || second == null) {
                return false;
            }
            return switch (operator) {
                case "<" -> first < second;
                case "<=" -> first <= second;
                case ">" -> first > second;
                default -> first >= second;
            };
        }

        @Override
        public String text() {
            return left.text() + " " + operator + " " + right.text();
        }
    }

    /** The value lies further from the last one than the limit, and the last one isn't older than the window. */
    record Delta(DeltaLimit limit, Duration within) implements Condition {

        @Override
        public boolean holds(Candidate candidate) {
            return candidate.hasPreviousWithin(within) && limit.isExceeded(candidate);
        }

        @Override
        public String text() {
            return "delta > " + limit.text() + " within " + span(within);
        }
    }

    /** There is no value of this patient to compare with, or only an older one. */
    record NoPrevious(Duration within) implements Condition {

        @Override
        public boolean holds(Candidate candidate) {
            return !candidate.hasPreviousWithin(within);
        }

        @Override
        public String text() {
            return "no previous within " + span(within);
        }
    }

    /** How the value lies to its range: one of these codes of HL7 table 0078. */
    record Flagged(Set<String> codes) implements Condition {

        public Flagged {
            codes = Set.copyOf(codes);
        }

        @Override
        public boolean holds(Candidate candidate) {
            return codes.contains(candidate.flag());
        }

        @Override
        public String text() {
            return "flag " + String.join(" ", new TreeSet<>(codes));
        }
    }

    /** The instrument said this word beside the value, in any case. */
    record Says(String word) implements Condition {

        @Override
        public boolean holds(Candidate candidate) {
            return candidate.message().toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
        }

        @Override
        public String text() {
            return "message \"" + word + "\"";
        }
    }

    /** The instrument says that it diluted the specimen. */
    record Diluted() implements Condition {

        private static final Pattern WORDS =
                Pattern.compile("\\bdil(?:ut(?:ed|ion))?\\b|\\b1:\\d+\\b", Pattern.CASE_INSENSITIVE);

        @Override
        public boolean holds(Candidate candidate) {
            return WORDS.matcher(candidate.message()).find();
        }

        @Override
        public String text() {
            return "diluted";
        }
    }

    /** A serum index lies above a limit. */
    record IndexAbove(SerumIndex index, double limit) implements Condition {

        @Override
        public boolean holds(Candidate candidate) {
            return index.codes().stream()
                    .map(candidate.others()::get)
                    .anyMatch(value -> value != null && value > limit);
        }

        @Override
        public String text() {
            return "index " + index.name() + " > "
                    + new java.math.BigDecimal(String.valueOf(limit))
                            .stripTrailingZeros()
                            .toPlainString();
        }
    }

    static String span(Duration span) {
        return span.toHours() % 24 == 0 ? span.toDays() + " d" : span.toHours() + " h";
    }
}
