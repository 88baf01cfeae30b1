package org.undercroft.records.patient;

import java.util.List;
import org.undercroft.records.Sex;

/**
 * What is known of a person. Empty texts and lists mean unknown.
 *
 * @param names the first is the one in use
 * @param birthDate {@code 1980}, {@code 1980-05} or {@code 1980-05-17}
 * @param sex administrative sex
 * @param addresses where they live
 * @param phones numbers and mail addresses
 * @param dead whether they died
 * @param deathTime when, in FHIR's notation
 */
public record Demographics(
        List<PersonName> names,
        String birthDate,
        Sex sex,
        List<PostalAddress> addresses,
        List<ContactPoint> phones,
        boolean dead,
        String deathTime) {

    /** Nothing known. */
    public static final Demographics UNKNOWN =
            new Demographics(List.of(), "", Sex.UNKNOWN, List.of(), List.of(), false, "");

    public Demographics {
        names = List.copyOf(names);
        addresses = List.copyOf(addresses);
        phones = List.copyOf(phones);
    }

    /** The family name in use. */
    public String family() {
        return names.isEmpty() ? "" : names.getFirst().family();
    }

    /** The given names in use. */
    public String given() {
        return names.isEmpty() ? "" : String.join(" ", names.getFirst().given());
    }

    /**
     * A person's name.
     *
     * @param family family name
     * @param given given names, the first first
     * @param prefix such as {@code Dr}
     * @param suffix such as {@code Jr}
     * @param use FHIR's name use; empty if not said
     */
    public record PersonName(String family, List<String> given, String prefix, String suffix, String use) {
        public PersonName {
            given = List.copyOf(given);
        }
    }

    /**
     * An address.
     *
     * @param lines street and house
     * @param city town
     * @param state state or province
     * @param postalCode postal code
     * @param country country
     */
    public record PostalAddress(List<String> lines, String city, String state, String postalCode, String country) {
        public PostalAddress {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A way to reach them.
     *
     * @param system {@code phone} or {@code email}
     * @param value the number or mail address
     * @param use {@code home}, {@code work} or empty
     */
    public record ContactPoint(String system, String value, String use) {}
}
