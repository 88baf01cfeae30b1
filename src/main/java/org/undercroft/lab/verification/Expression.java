package org.undercroft.lab.verification;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A number that a rule calculates from the values of a specimen. */
public sealed interface Expression {

    /** The number; null if something in it isn't known. */
    @Nullable
    Double of(Candidate candidate);

    /** How it is written in a rule. */
    String text();

    /** A number as written. */
    record Constant(String text) implements Expression {

        @Override
        public Double of(Candidate candidate) {
            return Double.valueOf(text);
        }
    }

    /** {@code value}, {@code previous}, {@code age}, or the code of another test of the same specimen. */
    record Named(String text) implements Expression {

        @Override
        public @Nullable Double of(Candidate candidate) {
            return candidate.known(text);
        }
    }

    /** Without its sign. */
    record Absolute(Expression inner) implements Expression {

        @Override
        public @Nullable Double of(Candidate candidate) {
            Double value = inner.of(candidate);
            return value == null ? null : Math.abs(value);
        }

        @Override
        public String text() {
            return "abs(" + inner.text() + ")";
        }
    }

    /**
     * How many tests of the specimen changed more than nearly all pairs do: one may, several at once point to another
     * person's blood.
     */
    record Changed(DeltaLimits.Percentile percentile, Duration within) implements Expression {

        @Override
        public @Nullable Double of(Candidate candidate) {
            return candidate.changed(percentile, within);
        }

        @Override
        public String text() {
            return "changed(" + percentile.label() + ", " + Condition.span(within) + ")";
        }
    }

    /** Two numbers and {@code + - *} or {@code /} between them. */
    record Calculated(Expression left, char operator, Expression right) implements Expression {

        @Override
        public @Nullable Double of(Candidate candidate) {
            Double first = left.of(candidate);
            Double second = right.of(candidate);
            if (first == null || second == null || (operator == '/' && second == 0)) {
                return null;
            }
            return switch (operator) {
                case '+' -> first + second;
                case '-' -> first - second;
                case '*' -> first * second;
                default -> first / second;
            };
        }

        @Override
        public String text() {
            return part(left) + " " + operator + " " + part(right);
        }

        private static String part(Expression expression) {
            return expression instanceof Calculated ? "(" + expression.text() + ")" : expression.text();
        }
    }
}
