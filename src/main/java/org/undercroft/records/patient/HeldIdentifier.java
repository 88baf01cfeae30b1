package org.undercroft.records.patient;

import java.util.Comparator;
import java.util.List;
import org.undercroft.records.PatientIdentifier;

/**
 * A number with what kind of number it is.
 *
 * @param identifier the number
 * @param kind CX.5, HL7 table 0203, such as {@code MR}; empty if not said
 */
public record HeldIdentifier(PatientIdentifier identifier, String kind) {

    private static final int RECORD_NUMBER = 0;
    private static final int UNSAID = 1;
    private static final int OTHER = 2;
    private static final int CIVIL = 3;
    private static final int NOT_A_PERSON = 9;

    /** How well it tells people apart: less is better. Account and visit numbers tell nobody. */
    int rank() {
        return switch (kind) {
            case "MR", "MRN", "PI", "PN", "PT", "MRT" -> RECORD_NUMBER;
            case "" -> UNSAID;
            case "SS", "DL", "PPN", "NI", "NNxxx", "MC", "MA", "MCD", "HC", "SSN" -> CIVIL;
            case "AN", "VN", "FI", "RI", "EN", "ANON" -> NOT_A_PERSON;
            default -> OTHER;
        };
    }

    /** Whether it names a person at all. */
    public boolean namesPerson() {
        return rank() < NOT_A_PERSON;
    }

    /** Those that decide who is meant: the best kind the message has, in its order. */
    public static List<HeldIdentifier> deciding(List<HeldIdentifier> all) {
        int best = all.stream()
                .filter(HeldIdentifier::namesPerson)
                .mapToInt(HeldIdentifier::rank)
                .min()
                .orElse(NOT_A_PERSON);
        return all.stream()
                .filter(held -> held.namesPerson() && held.rank() == best)
                .toList();
    }

    /** Best first, in an order that is the same for everybody. */
    static Comparator<HeldIdentifier> bestFirst() {
        return Comparator.comparingInt(HeldIdentifier::rank)
                .thenComparing(held -> held.identifier().authority())
                .thenComparing(held -> held.identifier().value());
    }
}
