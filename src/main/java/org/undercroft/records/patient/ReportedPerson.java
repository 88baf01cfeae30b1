package org.undercroft.records.patient;

import java.time.Instant;
import java.util.List;
import org.undercroft.records.Sex;

/**
 * What a message says of a person.
 *
 * @param identifiers their numbers, in the message's order
 * @param names PID-5
 * @param birthDate PID-7, in FHIR's notation
 * @param sex PID-8
 * @param addresses PID-11
 * @param phones PID-13 and PID-14
 * @param dead PID-30
 * @param deathTime PID-29, in FHIR's notation
 */
public record ReportedPerson(
        List<HeldIdentifier> identifiers,
        Told<List<Demographics.PersonName>> names,
        Told<String> birthDate,
        Told<Sex> sex,
        Told<List<Demographics.PostalAddress>> addresses,
        Told<List<Demographics.ContactPoint>> phones,
        Told<Boolean> dead,
        Told<String> deathTime) {

    public ReportedPerson {
        identifiers = List.copyOf(identifiers);
    }

    /** What is known after this was told, if it is not older than what is known. */
    public Demographics over(Demographics known) {
        return new Demographics(
                names.over(known.names(), List.of()),
                birthDate.over(known.birthDate(), ""),
                sex.over(known.sex(), Sex.UNKNOWN),
                addresses.over(known.addresses(), List.of()),
                phones.over(known.phones(), List.of()),
                dead.over(known.dead(), false) || deathTime instanceof Told.Said<String>,
                deathTime.over(known.deathTime(), ""));
    }

    /** What is known after this late news: it fills what is unknown and overwrites nothing newer. */
    public Demographics under(Demographics known) {
        Demographics late = over(Demographics.UNKNOWN);
        return new Demographics(
                known.names().isEmpty() ? late.names() : known.names(),
                known.birthDate().isEmpty() ? late.birthDate() : known.birthDate(),
                known.sex() == Sex.UNKNOWN ? late.sex() : known.sex(),
                known.addresses().isEmpty() ? late.addresses() : known.addresses(),
                known.phones().isEmpty() ? late.phones() : known.phones(),
                known.dead(),
                known.deathTime());
    }

    /** {@link #over} or {@link #under}, by which is newer; of two of the same time the later told wins. */
    public Demographics combined(Demographics known, Instant knownAt, Instant toldAt) {
        return toldAt.isBefore(knownAt) ? under(known) : over(known);
    }
}
