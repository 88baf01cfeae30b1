package org.undercroft.lab.analyzer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A sign of the instrument that was found at a result.
 *
 * @param effect what follows from it
 * @param words what the person at the bench reads
 */
public record FlagFinding(FlagMeaning.Effect effect, String words) {

    /** How flags are told apart where several stand in one field: repetitions, components, blanks. */
    private static final Pattern BETWEEN = Pattern.compile("[\\\\~^&,; ]+");

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,12}([.,]\\d{1,12})?");

    /** Everything that an analyzer's signs at a reading mean. */
    public static List<FlagFinding> of(Reading reading, Analyzer analyzer) {
        List<FlagFinding> findings = new ArrayList<>();
        for (FlagMeaning meaning : analyzer.flags()) {
            if (isThere(meaning, reading)) {
                String value = meaning.source() == FlagMeaning.Source.CODE
                                && !reading.value().isEmpty()
                        ? " (" + reading.value() + ")"
                        : "";
                findings.add(new FlagFinding(meaning.effect(), meaning.words() + value));
            }
        }
        return findings;
    }

    /** Whether a code carries a message of the instrument and no measurement. */
    public static boolean isMessage(String code, Analyzer analyzer) {
        return analyzer.flags().stream()
                .anyMatch(meaning ->
                        meaning.source() == FlagMeaning.Source.CODE && Glob.matches(meaning.pattern(), code));
    }

    private static boolean isThere(FlagMeaning meaning, Reading reading) {
        return switch (meaning.source()) {
            case FLAG -> BETWEEN.splitAsStream(reading.flags()).anyMatch(flag -> Glob.matches(meaning.pattern(), flag));
            case COMMENT ->
                reading.comments().stream()
                        .flatMap(comment -> java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(comment), java.util.Arrays.stream(comment.split("\\^", -1))))
                        .anyMatch(comment -> Glob.matches(meaning.pattern(), comment.strip()));
            case CODE -> Glob.matches(meaning.pattern(), reading.code()) && isRaised(meaning, reading);
        };
    }

    /** A number counts from the limit on. Without limit, a zero is no sign; without value, the record itself is. */
    private static boolean isRaised(FlagMeaning meaning, Reading reading) {
        String value = reading.value();
        if (!NUMBER.matcher(value).matches()) {
            return meaning.atLeast() == null;
        }
        BigDecimal number = new BigDecimal(value.replace(',', '.'));
        return meaning.atLeast() == null ? number.signum() != 0 : number.compareTo(meaning.atLeast()) >= 0;
    }
}
