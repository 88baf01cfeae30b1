package org.undercroft.lab.analyzer;

import java.util.List;

/**
 * One result as an instrument said it, in whatever protocol, every text exactly as it came (padding removed).
 *
 * @param specimen the specimen's number as people should read it; empty if none was said
 * @param specimenCandidates everything in the message that may be the specimen's number, likeliest first
 * @param patient what the message says of the patient
 * @param code the instrument's code of the test
 * @param value the value, comparators, commas and components included
 * @param unit the unit
 * @param flags the instrument's flags
 * @param status the instrument's result status (LIS2-A2 R.9, HL7 OBX-11)
 * @param operator who ran it
 * @param time when it was measured, as written
 * @param messageTime when the message says it was written
 * @param comments what the instrument added
 * @param control whether the message says that this is a control
 * @param record the whole record
 * @param run which of several measurements it is
 */
public record Reading(
        String specimen,
        List<String> specimenCandidates,
        String patient,
        String code,
        String value,
        String unit,
        String flags,
        String status,
        String operator,
        String time,
        String messageTime,
        List<String> comments,
        boolean control,
        String record,
        Run run) {

    public Reading {
        specimenCandidates = List.copyOf(specimenCandidates);
        comments = List.copyOf(comments);
    }

    /** A reading that is the only one of its test. */
    public Reading(
            String specimen,
            List<String> specimenCandidates,
            String patient,
            String code,
            String value,
            String unit,
            String flags,
            String status,
            String operator,
            String time,
            String messageTime,
            List<String> comments,
            boolean control,
            String record) {
        this(
                specimen,
                specimenCandidates,
                patient,
                code,
                value,
                unit,
                flags,
                status,
                operator,
                time,
                messageTime,
                comments,
                control,
                record,
                Run.ONLY);
    }

    /** The same reading as another run. */
    Reading as(Run other) {
        return new Reading(
                specimen,
                specimenCandidates,
                patient,
                code,
                value,
                unit,
                flags,
                status,
                operator,
                time,
                messageTime,
                comments,
                control,
                record,
                other);
    }
}
