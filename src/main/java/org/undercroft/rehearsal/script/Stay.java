package org.undercroft.rehearsal.script;

/**
 * One visit of one person.
 *
 * @param visit its number
 * @param person who
 * @param inpatient whether they get a bed
 * @param doctor who answers for them: number and invented name, as {@code "7003^Pillbright^Ottoline"}
 */
public record Stay(String visit, Person person, boolean inpatient, String doctor) {}
