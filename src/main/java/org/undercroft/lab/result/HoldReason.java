package org.undercroft.lab.result;

/**
 * Why a result may not leave by itself.
 *
 * @param kind which rule holds it
 * @param words the rule's finding, for a person
 */
public record HoldReason(Kind kind, String words) {

    /** The rules that hold. */
    public enum Kind {
        /** The analyzer isn't in service. */
        CONTROL,
        /** A reagent expired, or the calibration failed or is overdue. */
        UPKEEP,
        /** Nobody said what the instrument's code means. */
        UNMAPPED,
        /** The unit isn't the one expected. */
        UNIT,
        /** No living patient has such a value. */
        IMPOSSIBLE,
        /** There is no number where one belongs. */
        NO_VALUE,
        /** Measured in the future, long ago, or before the specimen was drawn. */
        TIME,
        /** The specimen was rejected, or something about it is doubted. */
        SPECIMEN,
        /** The analyzer itself doubts it. */
        ANALYZER_FLAG,
        /** Dangerous to the patient: a person confirms it and calls the ward. */
        CRITICAL,
        /** The order was taken back. */
        CANCELLED,
        /** Nobody ordered this test on this specimen. */
        NOT_ORDERED,
        /** Another value was released before. */
        RERUN,
        /** A row of the laboratory's decision table holds it. */
        RULE,
        /** A row of the decision table holds everything of this tube, until a person has looked. */
        TUBE,
        /** A person holds it. */
        BY_HAND
    }

    /** As it is stored and shown. */
    public String text() {
        return kind + ": " + words;
    }

    /** A reason from its text. */
    public static HoldReason of(String text) {
        int colon = text.indexOf(": ");
        return new HoldReason(Kind.valueOf(text.substring(0, colon)), text.substring(colon + 2));
    }
}
