package org.undercroft.lab.control;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * A rule of statistical control (Westgard et al., Clin Chem 1981;27:493, and its later additions). A rule is asked about the
 * last point of a chain: it is broken when that point takes part in what the rule forbids. A limit is passed by values
 * beyond it, never by values on it.
 */
@SuppressWarnings("ImmutableEnumChecker") // the forms are records of numbers
public enum ControlRule {
    /** One point beyond 2 SD: look closer. */
    ONE_2S("1-2s", new Form.Beyond(1, 1, 2)),
    /** One point beyond 2.5 SD. */
    ONE_25S("1-2.5s", new Form.Beyond(1, 1, 2.5)),
    /** One point beyond 3 SD: random error, or a large shift. */
    ONE_3S("1-3s", new Form.Beyond(1, 1, 3)),
    /** Two consecutive points beyond 2 SD on one side. */
    TWO_2S("2-2s", new Form.Beyond(2, 2, 2)),
    /** Two of three consecutive points beyond 2 SD on one side; for three levels. */
    TWO_OF_3_2S("2of3-2s", new Form.Beyond(2, 3, 2)),
    /** In one run one point above +2 SD and one below -2 SD (westgard.com). */
    R_4S("R-4s", new Form.Opposite(2)),
    /** In one run the highest and the lowest point more than 4 SD apart (the form of several analyzer manuals). */
    R_4S_RANGE("R-4s range", new Form.Range(4)),
    /** Three consecutive points beyond 1 SD on one side; for three levels. */
    THREE_1S("3-1s", new Form.Beyond(3, 3, 1)),
    /** Four consecutive points beyond 1 SD on one side. */
    FOUR_1S("4-1s", new Form.Beyond(4, 4, 1)),
    /** Six consecutive points on one side of the mean; for three levels. */
    SIX_X("6x", new Form.Beyond(6, 6, 0)),
    /** Eight consecutive points on one side of the mean. */
    EIGHT_X("8x", new Form.Beyond(8, 8, 0)),
    /** Nine consecutive points on one side of the mean; for three levels. */
    NINE_X("9x", new Form.Beyond(9, 9, 0)),
    /** Ten consecutive points on one side of the mean. */
    TEN_X("10x", new Form.Beyond(10, 10, 0)),
    /** Twelve consecutive points on one side of the mean. */
    TWELVE_X("12x", new Form.Beyond(12, 12, 0)),
    /** Seven consecutive points, each higher, or each lower, than the one before. */
    SEVEN_T("7T", new Form.Trend(7));

    private final String notation;
    private final Form form;

    ControlRule(String notation, Form form) {
        this.notation = notation;
        this.form = form;
    }

    /** What a rule forbids. */
    sealed interface Form {

        /** So many of the last so many points beyond a limit on the last point's side, the last among them. */
        record Beyond(int count, int of, double limit) implements Form {}

        /** A point beyond a limit on one side and another beyond it on the other. */
        record Opposite(double limit) implements Form {}

        /** Two points further apart than this. */
        record Range(double most) implements Form {}

        /** So many points that only rise or only fall. */
        record Trend(int count) implements Form {}
    }

    /** As the trade writes it. */
    public String notation() {
        return notation;
    }

    /** The rule the trade writes like this. */
    public static Optional<ControlRule> of(String notation) {
        return Arrays.stream(values())
                .filter(rule -> rule.notation.equals(notation))
                .findFirst();
    }

    /** Within which scopes the rule makes sense: R-4s only within a run, since across runs it would see systematic error. */
    public Set<RuleScope> scopes() {
        return switch (form) {
            case Form.Opposite _, Form.Range _ -> Set.of(RuleScope.RUN);
            case Form.Trend _ -> Set.of(RuleScope.LEVEL);
            case Form.Beyond beyond ->
                beyond.of() == 1 ? Set.of(RuleScope.LEVEL) : Set.of(RuleScope.RUN, RuleScope.LEVEL, RuleScope.ALL);
        };
    }

    /** How many points it looks at, the judged one included. */
    int pointsNeeded() {
        return switch (form) {
            case Form.Beyond beyond -> beyond.of();
            case Form.Opposite _, Form.Range _ -> 2;
            case Form.Trend trend -> trend.count();
        };
    }

    /**
     * Whether the last of these points breaks the rule together with those before it.
     *
     * @param z deviations from the mean within the rule's scope, oldest first, at least one
     */
    public boolean isBroken(double... z) {
        return switch (form) {
            case Form.Beyond beyond -> isBeyond(beyond, z);
            case Form.Opposite opposite -> isOpposite(opposite.limit(), z);
            case Form.Range range -> isWide(range.most(), z);
            case Form.Trend trend -> isTrend(trend.count(), z);
        };
    }

    private static boolean isBeyond(Form.Beyond form, double[] z) {
        double side = Math.signum(z[z.length - 1]);
        if (!(side * z[z.length - 1] > form.limit())) {
            return false;
        }
        int count = 0;
        for (int i = Math.max(0, z.length - form.of()); i < z.length; i++) {
            if (side * z[i] > form.limit()) {
                count++;
            }
        }
        return count >= form.count();
    }

    private static boolean isOpposite(double limit, double[] z) {
        double side = Math.signum(z[z.length - 1]);
        if (!(side * z[z.length - 1] > limit)) {
            return false;
        }
        for (double other : z) {
            if (-side * other > limit) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWide(double most, double[] z) {
        for (double other : z) {
            if (Math.abs(z[z.length - 1] - other) > most) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTrend(int count, double[] z) {
        if (z.length < count) {
            return false;
        }
        int last = z.length - 1;
        double direction = Math.signum(z[last] - z[last - 1]);
        if (direction == 0) {
            return false;
        }
        for (int i = last; i > last - count + 1; i--) {
            if (Math.signum(z[i] - z[i - 1]) != direction) {
                return false;
            }
        }
        return true;
    }
}
