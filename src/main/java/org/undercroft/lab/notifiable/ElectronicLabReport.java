package org.undercroft.lab.notifiable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.facility.Facility;
import org.undercroft.lab.report.Finding.Standing;
import org.undercroft.lab.report.Segment;

/**
 * Writes ORU^R01 for public health: HL7 version 2.5.1 implementation guide, electronic laboratory reporting to public
 * health, release 1, profile PHLabReport-NoAck. What the laboratory doesn't know stays empty: nothing is made up.
 */
final class ElectronicLabReport {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssZ").withZone(ZoneId.systemDefault());

    /** SNOMED CT codes of the starter catalog's kinds of specimen. */
    static final Map<String, String> SPECIMENS = Map.ofEntries(
            Map.entry("SER", "119364003"),
            Map.entry("EDTA", "119297000"),
            Map.entry("TRACE", "119297000"),
            Map.entry("HEPB", "119297000"),
            Map.entry("BC", "119297000"),
            Map.entry("EDTAP", "119361006"),
            Map.entry("UR", "122575003"),
            Map.entry("NP", "258500001"),
            Map.entry("STL", "119339001"),
            Map.entry("SPU", "119334006"),
            Map.entry("CSF", "258450006"));

    private final Sighting sighting;
    private final Reportable reportable;
    private final Person person;
    private final Facility facility;
    private final String version;

    private ElectronicLabReport(
            Sighting sighting, Reportable reportable, Person person, Facility facility, String version) {
        this.sighting = sighting;
        this.reportable = reportable;
        this.person = person;
        this.facility = facility;
        this.version = version;
    }

    /**
     * The message.
     *
     * @param version of this program, for SFT
     * @param controlId unique
     */
    static byte[] of(
            Sighting sighting,
            Reportable reportable,
            Person person,
            Facility facility,
            String version,
            String controlId,
            Instant now) {
        ElectronicLabReport report = new ElectronicLabReport(sighting, reportable, person, facility, version);
        String text = Stream.of(
                        report.header(controlId, now),
                        report.software(),
                        report.patient(),
                        report.order(),
                        report.request(),
                        report.observation(),
                        report.note(),
                        report.specimen())
                .map(Segment::toString)
                .collect(Collectors.joining());
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Segment header(String controlId, Instant now) {
        return Segment.of("MSH")
                .raw(2, "^~\\&")
                .set(3, "UNDERCROFT", facility.oid(), facility.oid().isEmpty() ? "" : "ISO")
                .raw(4, laboratory('^'))
                .set(5, reportable.jurisdiction())
                .set(6, reportable.jurisdiction())
                .raw(7, TIME.format(now))
                .set(9, "ORU", "R01", "ORU_R01")
                .set(10, controlId)
                .set(11, "P")
                .set(12, "2.5.1")
                .set(15, "NE")
                .set(16, "NE")
                .set(18, "UNICODE UTF-8")
                .set(21, "PHLabReport-NoAck", "ELR251R1_Rcvr_Prof", "2.16.840.1.113883.9.11", "ISO");
    }

    /** The laboratory as a hierarchic designator: its name and its CLIA number. */
    private String laboratory(char separator) {
        String[] parts = facility.clia().isEmpty()
                ? new String[] {facility.name()}
                : new String[] {facility.name(), facility.clia(), "CLIA"};
        String written = Segment.parts(parts);
        return separator == '&' ? written : written.replace('&', separator);
    }

    private Segment software() {
        return Segment.of("SFT")
                .set(1, "Undercroft")
                .set(2, version)
                .set(3, "Undercroft")
                .set(4, version);
    }

    private Segment patient() {
        return Segment.of("PID")
                .set(1, "1")
                .raw(3, Segment.parts(person.recordNumber()) + "^^^" + laboratory('&') + "^MR")
                .set(5, person.familyName(), person.givenName(), "", "", "", "", "L")
                .raw(7, person.birthDate() == null ? "" : DateTimeFormatter.BASIC_ISO_DATE.format(person.birthDate()))
                .set(
                        8,
                        switch (person.sex()) {
                            case FEMALE -> "F";
                            case MALE -> "M";
                            case OTHER -> "O";
                            case UNKNOWN -> "U";
                        })
                .set(
                        11,
                        person.street(),
                        "",
                        person.city(),
                        person.state(),
                        person.postalCode(),
                        person.country(),
                        person.street().isEmpty() ? "" : "H")
                .raw(13, telephone(person.phone(), "PRN"));
    }

    /** XTN: the whole number stays readable; of ten digits the first three are the area code. */
    private static String telephone(String number, String use) {
        String digits = number.replaceAll("\\D", "");
        if (digits.isEmpty()) {
            return "";
        }
        String national = digits.length() == 11 && digits.startsWith("1") ? digits.substring(1) : digits;
        String area = national.length() == 10 ? national.substring(0, 3) : "";
        String local = national.length() == 10 ? national.substring(3) : national;
        return "^" + use + "^PH^^^" + area + "^" + local;
    }

    private String filler() {
        return Segment.parts(sighting.accession() + "-" + sighting.test()) + "^" + laboratory('^');
    }

    private Segment order() {
        return Segment.of("ORC")
                .set(1, "RE")
                .set(2, sighting.placer())
                .raw(3, filler())
                .set(12, "", sighting.orderedBy())
                .raw(14, telephone(facility.phone(), "WPN"))
                .set(21, facility.hospital())
                .raw(22, address())
                .raw(23, telephone(facility.phone(), "WPN"))
                .raw(24, address());
    }

    private String address() {
        return facility.street().isEmpty()
                ? ""
                : Segment.parts(facility.street()) + "^^" + Segment.parts(facility.city()) + "^"
                        + Segment.parts(facility.state()) + "^" + Segment.parts(facility.postalCode()) + "^"
                        + Segment.parts(facility.country()) + "^B";
    }

    private String test() {
        String ours = Segment.parts(sighting.test()) + "^" + Segment.parts(sighting.testName()) + "^L";
        return sighting.loinc().isEmpty()
                ? ours
                : sighting.loinc() + "^" + Segment.parts(sighting.testName()) + "^LN^" + ours;
    }

    private Segment request() {
        return Segment.of("OBR")
                .set(1, "1")
                .set(2, sighting.placer())
                .raw(3, filler())
                .raw(4, test())
                .raw(7, TIME.format(collected()))
                .set(16, "", sighting.orderedBy())
                .raw(22, TIME.format(sighting.releasedAt()))
                .set(
                        25,
                        switch (sighting.standing()) {
                            case PRELIMINARY -> "P";
                            case FINAL -> "F";
                            case CORRECTED, WITHDRAWN -> "C";
                        });
    }

    private Instant collected() {
        return Objects.requireNonNullElse(sighting.collectedAt(), sighting.measuredAt());
    }

    private Segment observation() {
        return Segment.of("OBX")
                .set(1, "1")
                .set(2, valueType())
                .raw(3, test())
                .raw(5, value())
                .set(6, sighting.unit(), "", sighting.unit().isEmpty() ? "" : "UCUM")
                .set(7, sighting.range())
                .set(8, sighting.flag(), "", sighting.flag().isEmpty() ? "" : "HL70078")
                .set(11, sighting.standing().code())
                .raw(14, TIME.format(collected()))
                .raw(19, TIME.format(sighting.measuredAt()))
                .raw(23, performer())
                .raw(24, address())
                .set(25, "", facility.director());
    }

    private String performer() {
        String name = Segment.parts(facility.name());
        return facility.clia().isEmpty()
                ? name
                : name + "^^^^^CLIA&2.16.840.1.113883.4.7&ISO^XX^^^" + Segment.parts(facility.clia());
    }

    private String valueType() {
        if (sighting.number() == null) {
            return "CWE";
        }
        return sighting.comparator().isEmpty() ? "NM" : "SN";
    }

    /** A word that the table has a code for is told by that code too, but only while it is the word the table means. */
    private String value() {
        return switch (valueType()) {
            case "NM" -> sighting.value();
            case "SN" ->
                sighting.comparator() + "^"
                        + sighting.value().substring(sighting.comparator().length());
            default -> {
                String word = Segment.parts(sighting.value());
                String local = word + "^" + word + "^L";
                yield meansTheCode()
                        ? reportable.resultCode() + "^" + Segment.parts(reportable.resultName()) + "^SCT^" + local
                        : local;
            }
        };
    }

    private boolean meansTheCode() {
        return !reportable.resultCode().isEmpty()
                && (reportable.criterion().matches(sighting.value(), sighting.number())
                        || reportable.criterion().matchesOrganism(sighting.value()));
    }

    private Segment note() {
        String words = "Reportable condition: " + reportable.condition() + ".";
        return Segment.of("NTE")
                .set(1, "1")
                .set(2, "L")
                .set(
                        3,
                        sighting.standing() == Standing.WITHDRAWN
                                ? words + " The result was wrong and is withdrawn."
                                : words);
    }

    private Segment specimen() {
        String code = SPECIMENS.get(sighting.specimenType());
        String ours = Segment.parts(sighting.specimenType()) + "^" + Segment.parts(sighting.specimenName()) + "^L";
        return Segment.of("SPM")
                .set(1, "1")
                .raw(2, "^" + Segment.parts(sighting.accession()) + "&" + laboratory('&'))
                .raw(4, code == null ? ours : code + "^" + Segment.parts(sighting.specimenName()) + "^SCT^" + ours)
                .raw(17, TIME.format(collected()))
                .raw(18, time(sighting.receivedAt()));
    }

    private static String time(@Nullable Instant instant) {
        return instant == null ? "" : TIME.format(instant);
    }
}
