package org.undercroft.lab.bench;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.undercroft.platform.page.Status;

/**
 * One test of one specimen, with its result if there is one; or a result that nobody ordered.
 *
 * @param line the order's line; null if nobody ordered it
 * @param result the result's number; null while it is waited for
 * @param accession the specimen; as the analyzer named it where it is unmatched
 * @param patient the index's identity; null if unknown
 * @param recordNumber the patient's number
 * @param patientName as ordered
 * @param ward where the report goes
 * @param priority S at once, A soon, R routine
 * @param test our code, or what was asked or sent
 * @param testName as reports print it
 * @param value as reported; empty while it is waited for
 * @param unit UCUM
 * @param flag code of HL7 table 0078
 * @param range reference range
 * @param state WAITING, UNKNOWN_TEST, CANCELLED or the result's state
 * @param reasons why it is in this state
 * @param analyzer who measured it; empty while it is waited for
 * @param since when it was ordered, or received
 * @param namedBy who said which test the order's code means; empty where the catalog knew it
 */
public record WorkRow(
        @Nullable Long line,
        @Nullable Long result,
        String accession,
        @Nullable String patient,
        String recordNumber,
        String patientName,
        String ward,
        String priority,
        String test,
        String testName,
        String value,
        String unit,
        String flag,
        String range,
        String state,
        List<String> reasons,
        String analyzer,
        Instant since,
        String namedBy) {

    public WorkRow {
        reasons = List.copyOf(reasons);
    }

    /** Its state as pages show it. */
    public Status status() {
        return switch (state) {
            case "WAITING" -> Status.waiting("Waiting");
            case "HELD" -> Status.serious("Held");
            case "RELEASED" -> Status.good("Released");
            case "UNMATCHED" -> Status.caution("Unmatched");
            case "UNKNOWN_TEST" -> Status.caution("Unknown test");
            case "REPEAT" -> Status.working("Repeat");
            case "CORRECTED" -> Status.off("Corrected");
            case "REJECTED" -> Status.off("Rejected");
            default -> Status.off(state.charAt(0) + state.substring(1).toLowerCase(java.util.Locale.ROOT));
        };
    }

    /** The flag as pages show it; null if there is nothing to see. */
    public @Nullable Status flagStatus() {
        return flag(flag);
    }

    /** A flag as pages show it; null if there is nothing to see. */
    public static @Nullable Status flag(String code) {
        return switch (code) {
            case "LL", "HH" -> Status.critical(code);
            case "L", "H", "A" -> Status.caution(code);
            default -> null;
        };
    }

    /** Whether a person may decide on it now. */
    public boolean isDecidable() {
        return result != null && (state.equals("HELD") || state.equals("REPEAT"));
    }

    /** Whether a person has said which test is meant, and may still take that back. */
    public boolean isNamed() {
        return line != null && state.equals("WAITING") && !namedBy.isEmpty();
    }

    /** The priority as people read it. */
    public String priorityWord() {
        return switch (priority) {
            case "S" -> "STAT";
            case "A" -> "ASAP";
            default -> "Routine";
        };
    }
}
