package org.undercroft.lab.facility;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who this laboratory is. What is unsaid is empty.
 *
 * @param name as the heads of reports print it
 * @param street with number
 * @param city its town
 * @param state two letters in the USA
 * @param postalCode its ZIP code
 * @param country ISO 3166, three letters, as HL7 table 0399 has it
 * @param phone ten digits in the USA
 * @param clia its CLIA number
 * @param oid its object identifier
 * @param director who answers for its results
 * @param hospital the facility that orders, where an order doesn't say
 */
public record Facility(
        String name,
        String street,
        String city,
        String state,
        String postalCode,
        String country,
        String phone,
        String clia,
        String oid,
        String director,
        String hospital) {

    public Facility {
        name = text(name);
        street = text(street);
        city = text(city);
        state = text(state);
        postalCode = text(postalCode);
        country = text(country);
        phone = text(phone);
        clia = text(clia);
        oid = text(oid);
        director = text(director);
        hospital = text(hospital);
    }

    private static String text(String given) {
        return given == null ? "" : given.strip();
    }

    /** Its address and numbers in one line. */
    public String line() {
        return Stream.of(
                        street,
                        (postalCode + " " + city).strip(),
                        state,
                        phone.isEmpty() ? "" : "Phone " + phone,
                        clia.isEmpty() ? "" : "CLIA " + clia,
                        director.isEmpty() ? "" : "Director " + director)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** What public health asks for and nobody has said yet. */
    public List<String> missing() {
        return Stream.of(
                        clia.isEmpty() ? "CLIA number" : "",
                        oid.isEmpty() ? "object identifier" : "",
                        street.isEmpty() || city.isEmpty() || postalCode.isEmpty() ? "address" : "",
                        phone.isEmpty() ? "telephone" : "",
                        hospital.isEmpty() ? "ordering facility" : "")
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
