package org.undercroft.lab.specimen;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.order.CheckCharacter;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Times;

/** What becomes of a code that is scanned where specimens come in. */
public sealed interface ReceiptOutcome {

    /** What a person reads. */
    String words();

    /** How it is meant. */
    default Notice.Tone tone() {
        return Notice.Tone.DANGER;
    }

    /** Taken in. */
    record Received(String words, boolean remarkable) implements ReceiptOutcome {
        @Override
        public Notice.Tone tone() {
            return remarkable ? Notice.Tone.WARNING : Notice.Tone.SUCCESS;
        }
    }

    /** Too long on its way: a person decides whether it is taken in. */
    record TooOld(String words) implements ReceiptOutcome {}

    /** Not the kind of tube that this batch is of. */
    record WrongTube(String words) implements ReceiptOutcome {}

    /** Was taken in before. */
    record Duplicate(String words) implements ReceiptOutcome {
        @Override
        public Notice.Tone tone() {
            return Notice.Tone.WARNING;
        }
    }

    /** Was rejected before. */
    record RejectedBefore(String words) implements ReceiptOutcome {}

    /** No longer wanted, or thrown away. */
    record NotWanted(String words) implements ReceiptOutcome {}

    /** No specimen has this number. */
    record UnknownNumber(String words) implements ReceiptOutcome {}

    /** The outcome in one word, for lists and programs. */
    default String code() {
        return switch (this) {
            case Received _ -> "RECEIVED";
            case TooOld _ -> "TOO_OLD";
            case WrongTube _ -> "WRONG_TUBE";
            case Duplicate _ -> "DUPLICATE";
            case RejectedBefore _ -> "REJECTED_BEFORE";
            case NotWanted _ -> "NOT_WANTED";
            case UnknownNumber _ -> "UNKNOWN_NUMBER";
        };
    }

    /** What is said of a code that no specimen has; ours carry a check character, so a misread one is told apart. */
    static UnknownNumber unknown(String code) {
        boolean misread = code.matches("\\d{9}[0-9A-Z]") && !CheckCharacter.isRight(code);
        return new UnknownNumber(
                misread
                        ? "'" + code + "' was misread or mistyped: its check character is wrong. Scan it again."
                        : "No specimen has the number '" + code + "'. Keep the tube apart and look for its order.");
    }

    /**
     * Judges a specimen at the door.
     *
     * @param expectedType the kind of specimen of this batch; null for any
     * @param way how long it was on its way
     */
    static ReceiptOutcome judge(Specimen specimen, @Nullable String expectedType, DrawToReceipt way) {
        String known = already(specimen);
        if (specimen.state() == SpecimenState.REJECTED) {
            return new RejectedBefore(known);
        } else if (specimen.state() == SpecimenState.DISCARDED) {
            return new NotWanted(known);
        } else if (!specimen.state().isAwaited()
                && !specimen.receiptImplied()
                && specimen.state() != SpecimenState.REFERRED) {
            return new Duplicate(known);
        } else if (specimen.tests().isEmpty() && !specimen.isAliquot()) {
            return new NotWanted("Its order was cancelled: nothing is to be measured in it.");
        } else if (expectedType != null && !expectedType.equals(specimen.type())) {
            return new WrongTube("This is " + kind(specimen) + "; the batch takes another kind. Look at the tube: if it"
                    + " is not what the label says, reject it.");
        }
        return switch (way) {
            case DrawToReceipt.Late late -> new TooOld(late.words());
            case DrawToReceipt.InTime(Duration took) ->
                new Received(kind(specimen) + ", on its way for " + Durations.words(took) + ".", false);
            case DrawToReceipt.Unknown _ ->
                new Received(kind(specimen) + ". Nobody said when it was drawn: its age can't be judged.", true);
            case DrawToReceipt.Impossible(Duration ahead) ->
                new Received(
                        kind(specimen) + ". Said to be drawn " + Durations.words(ahead) + " from now: check the time.",
                        true);
        };
    }

    private static String kind(Specimen specimen) {
        return specimen.tube().isEmpty() ? specimen.typeName() : specimen.tube() + " (" + specimen.typeName() + ")";
    }

    private static String already(Specimen specimen) {
        String since = specimen.state().label() + " since " + Times.minutes(specimen.stateAt()) + " by "
                + specimen.stateBy() + (specimen.place().isEmpty() ? "" : ", " + specimen.place()) + ".";
        return specimen.replacedBy() == null ? since : since + " Asked for instead: " + specimen.replacedBy() + ".";
    }
}
