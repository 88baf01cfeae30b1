package org.undercroft.rehearsal.script;

import java.time.LocalDate;

/**
 * Somebody who does not exist.
 *
 * @param recordNumber the hospital's number for them
 * @param family invented
 * @param given invented
 * @param sex F or M
 * @param birthDate between 1932 and 2006: grown-ups only
 * @param street invented
 * @param phone a number that nobody can have
 * @param condition what the laboratory will find
 * @param nature from which the body's own constants are drawn
 */
public record Person(
        String recordNumber,
        String family,
        String given,
        String sex,
        LocalDate birthDate,
        String street,
        String phone,
        Condition condition,
        long nature) {

    /** The same body under another record number, as when a tired clerk enters somebody twice. */
    Person enteredAgainAs(String otherNumber) {
        return new Person(otherNumber, family, given, sex, birthDate, "", "", condition, nature);
    }
}
