package org.undercroft.lab.verification;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.catalog.Flag;

/** Reads the conditions of a rule: {@code flag H and delta > p99.5 within 7 d}, each joined to the next by {@code and}. */
final class ConditionReader {

    private static final Duration USUAL_WINDOW = Duration.ofDays(7);
    private static final Set<String> NAMES = Set.of("value", "previous", "age");
    private static final Set<String> COMPARISONS = Set.of("<", "<=", ">", ">=");
    private static final int DEEPEST = 20;

    private final Tokens tokens;
    private final Vocabulary vocabulary;
    private int depth;

    ConditionReader(String text, Vocabulary vocabulary) throws Unreadable {
        this.tokens = new Tokens(text);
        this.vocabulary = vocabulary;
    }

    List<Condition> read() throws Unreadable {
        List<Condition> conditions = new ArrayList<>();
        if (tokens.isAtEnd()) {
            return conditions;
        }
        conditions.add(condition());
        while (!tokens.isAtEnd()) {
            tokens.expect("and");
            conditions.add(condition());
        }
        return conditions;
    }

    private Condition condition() throws Unreadable {
        if (tokens.takes("flag")) {
            return flagged();
        } else if (tokens.takes("message")) {
            return says();
        } else if (tokens.takes("diluted")) {
            return new Condition.Diluted();
        } else if (tokens.takes("no")) {
            tokens.expect("previous");
            return new Condition.NoPrevious(window());
        } else if (tokens.takes("index")) {
            return index();
        } else if (tokens.takes("delta")) {
            tokens.expect(">");
            DeltaLimit limit = limit();
            return new Condition.Delta(limit, window());
        }
        return comparison();
    }

    private Condition flagged() throws Unreadable {
        Set<String> codes = new HashSet<>();
        while (!tokens.isAtEnd() && !tokens.peek().equalsIgnoreCase("and")) {
            tokens.takes(",");
            String code = tokens.take().toUpperCase(Locale.ROOT);
            if (Flag.of(code) == Flag.UNKNOWN) {
                throw new Unreadable("'" + code + "' is no flag: N, L, H, LL, HH or A");
            }
            codes.add(code);
        }
        if (codes.isEmpty()) {
            throw new Unreadable("which flag? N, L, H, LL, HH or A");
        }
        return new Condition.Flagged(codes);
    }

    private Condition says() throws Unreadable {
        String word = tokens.take();
        if (word.length() < 3 || word.charAt(0) != '"') {
            throw new Unreadable("the word that the instrument says belongs in quotes: message \"clot\"");
        }
        return new Condition.Says(word.substring(1, word.length() - 1));
    }

    private Condition index() throws Unreadable {
        String name = tokens.take().toUpperCase(Locale.ROOT);
        SerumIndex index = switch (name) {
            case "H" -> SerumIndex.H;
            case "I" -> SerumIndex.I;
            case "L" -> SerumIndex.L;
            default -> throw new Unreadable("'" + name + "' is no serum index: H, I or L");
        };
        tokens.expect(">");
        return new Condition.IndexAbove(index, tokens.number());
    }

    private Duration window() throws Unreadable {
        return tokens.takes("within") ? span() : USUAL_WINDOW;
    }

    private Duration span() throws Unreadable {
        long many = (long) tokens.number();
        if (tokens.takes("h")) {
            return Duration.ofHours(many);
        }
        tokens.expect("d");
        return Duration.ofDays(many);
    }

    private DeltaLimit limit() throws Unreadable {
        if (tokens.takes("rcv")) {
            return referenceChange();
        }
        DeltaLimits.@Nullable Percentile percentile = percentile();
        if (percentile != null) {
            return new DeltaLimit.Learned(percentile, 1);
        }
        double number = tokens.number();
        if (tokens.takes("*")) {
            percentile = percentile();
            if (percentile == null) {
                throw new Unreadable("a percentile is missing " + tokens.where() + ": p95, p97.5, p99, p99.5 or p99.9");
            }
            return new DeltaLimit.Learned(percentile, number);
        }
        return tokens.takes("%") ? new DeltaLimit.Percent(number) : new DeltaLimit.Absolute(number);
    }

    private DeltaLimits.@Nullable Percentile percentile() {
        DeltaLimits.Percentile found = DeltaLimits.Percentile.of(tokens.peek().toLowerCase(Locale.ROOT))
                .orElse(null);
        if (found != null) {
            tokens.take();
        }
        return found;
    }

    private DeltaLimit referenceChange() throws Unreadable {
        tokens.expect("(");
        double analytical = tokens.number();
        tokens.expect(",");
        double individual = tokens.number();
        double z = tokens.takes(",") ? tokens.number() : DeltaLimit.ReferenceChange.USUAL_Z;
        tokens.expect(")");
        return new DeltaLimit.ReferenceChange(analytical, individual, z);
    }

    private Condition comparison() throws Unreadable {
        Expression left = sum();
        String operator = tokens.peek();
        if (!COMPARISONS.contains(operator)) {
            throw new Unreadable("a comparison (< <= > >=) is missing " + tokens.where());
        }
        tokens.take();
        return new Condition.Compares(left, operator, sum());
    }

    private Expression sum() throws Unreadable {
        if (++depth > DEEPEST) {
            throw new Unreadable("too many brackets");
        }
        Expression sum = product();
        while (tokens.peek().equals("+") || tokens.peek().equals("-")) {
            char operator = tokens.take().charAt(0);
            sum = new Expression.Calculated(sum, operator, product());
        }
        depth--;
        return sum;
    }

    private Expression product() throws Unreadable {
        Expression product = factor();
        while (tokens.peek().equals("*") || tokens.peek().equals("/")) {
            char operator = tokens.take().charAt(0);
            product = new Expression.Calculated(product, operator, factor());
        }
        return product;
    }

    private Expression factor() throws Unreadable {
        if (tokens.takes("abs")) {
            tokens.expect("(");
            Expression inner = sum();
            tokens.expect(")");
            return new Expression.Absolute(inner);
        } else if (tokens.takes("changed")) {
            return changed();
        } else if (tokens.takes("(")) {
            Expression inner = sum();
            tokens.expect(")");
            return inner;
        }
        return named();
    }

    private Expression changed() throws Unreadable {
        tokens.expect("(");
        DeltaLimits.Percentile percentile = percentile();
        if (percentile == null) {
            throw new Unreadable("a percentile is missing " + tokens.where() + ": p95, p97.5, p99, p99.5 or p99.9");
        }
        tokens.expect(",");
        Duration within = span();
        tokens.expect(")");
        return new Expression.Changed(percentile, within);
    }

    private Expression named() throws Unreadable {
        String token = tokens.peek();
        if (!token.isEmpty() && Character.isDigit(token.charAt(0))) {
            return new Expression.Constant(tokens.take());
        } else if (NAMES.contains(token.toLowerCase(Locale.ROOT))) {
            return new Expression.Named(tokens.take().toLowerCase(Locale.ROOT));
        } else if (!token.isEmpty() && Character.isLetter(token.charAt(0)) && vocabulary.isTest(token)) {
            return new Expression.Named(tokens.take());
        }
        throw new Unreadable(
                token.isEmpty()
                        ? "something is missing at the end"
                        : "'" + token + "' is neither a test of the catalog nor value, previous or age");
    }
}
