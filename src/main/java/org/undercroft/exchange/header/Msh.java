package org.undercroft.exchange.header;

/**
 * The fields of an MSH segment (HL7 v2.5.1 section 2.15.9), each as it stands between its separators; empty where the
 * sender gave none.
 *
 * @param separator MSH-1
 * @param encoding MSH-2: component, repetition, escape and subcomponent characters
 * @param application MSH-3, the sending application
 * @param facility MSH-4, the sending facility
 * @param receivingApplication MSH-5
 * @param receivingFacility MSH-6
 * @param type MSH-9, message code, trigger event and structure
 * @param controlId MSH-10
 * @param processing MSH-11
 * @param version MSH-12
 * @param acceptAcknowledgment MSH-15: AL, NE, ER, SU or empty
 * @param applicationAcknowledgment MSH-16: the same values
 * @param charset MSH-18
 */
public record Msh(
        char separator,
        String encoding,
        String application,
        String facility,
        String receivingApplication,
        String receivingFacility,
        String type,
        String controlId,
        String processing,
        String version,
        String acceptAcknowledgment,
        String applicationAcknowledgment,
        String charset) {

    /** The component separator, {@code ^} where MSH-2 gives none. */
    public char componentSeparator() {
        return encoding.isEmpty() ? '^' : encoding.charAt(0);
    }

    /** Component {@code number} (from 1) of a field of this segment. */
    public String component(String field, int number) {
        String[] components = field.split(java.util.regex.Pattern.quote("" + componentSeparator()), -1);
        return number <= components.length ? components[number - 1].strip() : "";
    }
}
