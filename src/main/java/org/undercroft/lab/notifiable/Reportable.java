package org.undercroft.lab.notifiable;

/**
 * A line of the table of what public health must hear of.
 *
 * @param condition what it is called
 * @param jurisdiction who must hear of it: capital letters, digits and hyphens
 * @param hours within how many hours of the result
 * @param test our test code; empty for any test of the LOINC code, or for organisms
 * @param loinc the LOINC code; empty if the test says enough
 * @param criterion what the finding must be
 * @param resultCode the SNOMED CT code of the finding; empty if none is known
 * @param resultName what that code means
 */
public record Reportable(
        String condition,
        String jurisdiction,
        int hours,
        String test,
        String loinc,
        Criterion criterion,
        String resultCode,
        String resultName) {

    /** The message type that the jurisdiction's destination asks for. */
    String messageType() {
        return messageType(jurisdiction);
    }

    /** The message type of a jurisdiction. */
    static String messageType(String jurisdiction) {
        return "ELR^" + jurisdiction;
    }

    /** Whether it speaks of this test. */
    boolean concerns(String code, String itsLoinc) {
        return test.isEmpty() ? !loinc.isEmpty() && loinc.equals(itsLoinc) : test.equals(code);
    }
}
