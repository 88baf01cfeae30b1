package org.undercroft.lab.notifiable;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.v251.datatype.CWE;
import ca.uhn.hl7v2.model.v251.group.ORU_R01_ORDER_OBSERVATION;
import ca.uhn.hl7v2.model.v251.message.ORU_R01;
import ca.uhn.hl7v2.model.v251.segment.MSH;
import ca.uhn.hl7v2.model.v251.segment.OBX;
import ca.uhn.hl7v2.model.v251.segment.ORC;
import ca.uhn.hl7v2.model.v251.segment.PID;
import ca.uhn.hl7v2.model.v251.segment.SPM;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.undercroft.lab.facility.Facility;
import org.undercroft.lab.report.Finding.Standing;
import org.undercroft.records.Sex;

/** The bytes are read by HAPI's own parser for HL7 v2.5.1. */
class ElectronicLabReportTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final Facility FACILITY = new Facility(
            "Cellar & Sons Laboratory",
            "1 Low Street",
            "Nowhere",
            "NW",
            "00000",
            "USA",
            "555-010-0100",
            "99D9999999",
            "2.999.1",
            "Deep",
            "Hill Hospital");
    private static final Person PERSON = new Person(
            "MR-7",
            "O'Hara|Smith",
            "Zoë",
            LocalDate.of(1980, 1, 2),
            Sex.FEMALE,
            "2 High Street",
            "Nowhere",
            "NW",
            "00001",
            "USA",
            "+1 555 010 0199");
    private static final Reportable COVID = new Reportable(
            "COVID-19",
            "STATE",
            24,
            "SARS2",
            "94500-6",
            Criterion.read("is detected").orElseThrow(),
            "260373001",
            "Detected");

    @Test
    void theMessageNamesItsProfileAndAsksForNoAcknowledgmentOfItsOwn() throws HL7Exception {
        MSH header = read(coded("detected", Standing.FINAL), COVID).getMSH();
        assertThat(header.getSendingFacility().encode()).isEqualTo("Cellar \\T\\ Sons Laboratory^99D9999999^CLIA");
        assertThat(header.getSendingApplication().encode()).isEqualTo("UNDERCROFT^2.999.1^ISO");
        assertThat(header.getMessageProfileIdentifier(0).encode())
                .isEqualTo("PHLabReport-NoAck^ELR251R1_Rcvr_Prof^2.16.840.1.113883.9.11^ISO");
        assertThat(header.getAcceptAcknowledgmentType().getValue()).isEqualTo("NE");
        assertThat(header.getApplicationAcknowledgmentType().getValue()).isEqualTo("NE");
        assertThat(header.getMessageType().encode()).isEqualTo("ORU^R01^ORU_R01");
        assertThat(read(coded("detected", Standing.FINAL), COVID)
                        .getSFT()
                        .getSoftwareProductName()
                        .getValue())
                .isEqualTo("Undercroft");
    }

    @Test
    void thePatientIsNamedWithAddressAndTelephone() throws HL7Exception {
        PID patient = read(coded("detected", Standing.FINAL), COVID)
                .getPATIENT_RESULT()
                .getPATIENT()
                .getPID();
        assertThat(patient.getPatientIdentifierList(0).encode())
                .isEqualTo("MR-7^^^Cellar \\T\\ Sons Laboratory&99D9999999&CLIA^MR");
        assertThat(patient.getPatientName(0).getFamilyName().getSurname().getValue())
                .isEqualTo("O'Hara|Smith");
        assertThat(patient.getPatientAddress(0).getCity().getValue()).isEqualTo("Nowhere");
        assertThat(patient.getPhoneNumberHome(0).getAreaCityCode().getValue()).isEqualTo("555");
        assertThat(patient.getPhoneNumberHome(0).getLocalNumber().getValue()).isEqualTo("0100199");
        assertThat(patient.getAdministrativeSex().getValue()).isEqualTo("F");
    }

    @Test
    void theOrderSaysWhoAskedAndWhereTheyAreFound() throws HL7Exception {
        ORC order = order(coded("detected", Standing.FINAL), COVID).getORC();
        assertThat(order.getOrderControl().getValue()).isEqualTo("RE");
        assertThat(order.getFillerOrderNumber().encode())
                .isEqualTo("26-1-SARS2^Cellar \\T\\ Sons Laboratory^99D9999999^CLIA");
        assertThat(order.getOrderingProvider(0).getFamilyName().getSurname().getValue())
                .isEqualTo("Doctor Ann");
        assertThat(order.getOrderingFacilityName(0).getOrganizationName().getValue())
                .isEqualTo("Hill Hospital");
        assertThat(order.getOrderingFacilityAddress(0).getCity().getValue()).isEqualTo("Nowhere");
        assertThat(order.getOrderingFacilityPhoneNumber(0).getLocalNumber().getValue())
                .isEqualTo("0100100");
        assertThat(order.getOrderingProviderAddress(0).getZipOrPostalCode().getValue())
                .isEqualTo("00000");
    }

    @Test
    void aWordThatTheTableHasACodeForIsToldByCodeAndWord() throws HL7Exception {
        OBX finding = observation(coded("Detected", Standing.FINAL), COVID);
        assertThat(finding.getObservationIdentifier().encode()).startsWith("94500-6^SARS coronavirus 2 RNA^LN^SARS2^");
        CWE value = (CWE) finding.getObservationValue(0).getData();
        assertThat(value.encode()).isEqualTo("260373001^Detected^SCT^Detected^Detected^L");
        assertThat(finding.getObservationResultStatus().getValue()).isEqualTo("F");
        assertThat(finding.getPerformingOrganizationName()
                        .getOrganizationIdentifier()
                        .getValue())
                .isEqualTo("99D9999999");
    }

    @Test
    void aCorrectedValueIsToldAsCorrectedWithoutTheCodeOfTheFormerOne() throws HL7Exception {
        ORU_R01_ORDER_OBSERVATION corrected = order(coded("not detected", Standing.CORRECTED), COVID);
        assertThat(corrected.getOBR().getResultStatus().getValue()).isEqualTo("C");
        OBX finding = corrected.getOBSERVATION().getOBX();
        assertThat(finding.getObservationResultStatus().getValue()).isEqualTo("C");
        assertThat(finding.getObservationValue(0).getData().encode()).isEqualTo("not detected^not detected^L");
    }

    @Test
    void aNumberIsToldAsOneAndOneBeyondTheRangeAsStructured() throws HL7Exception {
        Reportable lead = new Reportable(
                "Lead in blood",
                "STATE",
                72,
                "PB",
                "5671-3",
                Criterion.read(">= 3.5").orElseThrow(),
                "",
                "");
        OBX plain = observation(number("8.1", "", Standing.FINAL), lead);
        assertThat(plain.getValueType().getValue()).isEqualTo("NM");
        assertThat(plain.getUnits().encode()).isEqualTo("ug/dL^^UCUM");
        OBX beyond = observation(number(">65", ">", Standing.FINAL), lead);
        assertThat(beyond.getValueType().getValue()).isEqualTo("SN");
        assertThat(beyond.getObservationValue(0).getData().encode()).isEqualTo(">^65");
    }

    @Test
    void theSpecimenIsNamedBySnomedCodeAndOurs() throws HL7Exception {
        SPM specimen =
                order(coded("detected", Standing.FINAL), COVID).getSPECIMEN().getSPM();
        assertThat(specimen.getSpecimenID()
                        .getFillerAssignedIdentifier()
                        .getEntityIdentifier()
                        .getValue())
                .isEqualTo("26-1");
        assertThat(specimen.getSpecimenType().encode())
                .isEqualTo("258500001^Nasopharyngeal swab^SCT^NP^Nasopharyngeal swab^L");
        assertThat(specimen.getSpecimenReceivedDateTime().encode()).startsWith("2026010");
    }

    private static Sighting coded(String value, Standing standing) {
        return new Sighting(
                "result 1",
                "26-1",
                "NP",
                "Nasopharyngeal swab",
                "p1",
                "PL1",
                "Doctor Ann",
                "SARS2",
                "SARS coronavirus 2 RNA",
                "94500-6",
                value,
                null,
                "",
                "",
                "not detected",
                "A",
                NOW.minusSeconds(7_200),
                NOW.minusSeconds(3_600),
                NOW.minusSeconds(600),
                NOW,
                standing);
    }

    private static Sighting number(String value, String comparator, Standing standing) {
        return new Sighting(
                "result 2",
                "26-2",
                "TRACE",
                "Plasma",
                "p1",
                "",
                "",
                "PB",
                "Lead in blood",
                "5671-3",
                value,
                new BigDecimal(value.substring(comparator.length())),
                comparator,
                "ug/dL",
                "0-3.4",
                "H",
                null,
                null,
                NOW,
                NOW,
                standing);
    }

    private static OBX observation(Sighting sighting, Reportable reportable) throws HL7Exception {
        return order(sighting, reportable).getOBSERVATION().getOBX();
    }

    private static ORU_R01_ORDER_OBSERVATION order(Sighting sighting, Reportable reportable) throws HL7Exception {
        return read(sighting, reportable).getPATIENT_RESULT().getORDER_OBSERVATION();
    }

    private static ORU_R01 read(Sighting sighting, Reportable reportable) throws HL7Exception {
        byte[] message = ElectronicLabReport.of(sighting, reportable, PERSON, FACILITY, "1.0", "PH1", NOW);
        return (ORU_R01) new DefaultHapiContext().getPipeParser().parse(new String(message, StandardCharsets.UTF_8));
    }
}
