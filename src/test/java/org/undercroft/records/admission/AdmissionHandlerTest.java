package org.undercroft.records.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.undercroft.UndercroftTest;
import org.undercroft.exchange.UnacceptableMessage;
import org.undercroft.records.ClinicalStore;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.PatientId;
import org.undercroft.records.PatientIdentifier;
import org.undercroft.records.Sex;
import org.undercroft.records.encounter.Stay;
import org.undercroft.records.encounter.StayRegister;
import org.undercroft.records.patient.PatientLink;
import org.undercroft.records.patient.PatientRegister;

@UndercroftTest
class AdmissionHandlerTest {

    private final Ward ward;
    private final PatientRegister index;
    private final StayRegister stays;
    private final ClinicalStore store;
    private final String number = "N" + UUID.randomUUID();

    AdmissionHandlerTest(
            @Autowired Ward ward,
            @Autowired PatientRegister index,
            @Autowired StayRegister stays,
            @Autowired ClinicalStore store) {
        this.ward = ward;
        this.index = index;
        this.stays = stays;
        this.store = store;
    }

    @Test
    void anAdmittedPatientIsKnownWithNameAndBed() {
        ward.tell("A01", "20260301080000", pid(number, "Moss^Ada", "19700502", "F"), pv1("ICU^3^1", number));
        KnownPatient patient = known(number);
        assertThat(patient.displayName()).isEqualTo("Moss, Ada");
        assertThat(patient.birthDate()).hasToString("1970-05-02");
        assertThat(patient.sex()).isEqualTo(Sex.FEMALE);
        assertThat(patient.recordNumber()).isEqualTo(number);
        assertThat(patient.location()).isEqualTo("ICU^3^1");
    }

    @Test
    void anAdmissionWritesTheFhirPatient() {
        ward.tell("A01", "20260301080000", pid(number, "Moss^Ada", "1970", "F"), pv1("ICU^3^1", number));
        Patient patient = store.read(Patient.class, known(number).id().value()).orElseThrow();
        assertThat(patient.getNameFirstRep().getFamily()).isEqualTo("Moss");
        assertThat(patient.getBirthDateElement().getValueAsString()).isEqualTo("1970");
        assertThat(patient.getMeta().getVersionId()).isEqualTo("1");
    }

    @Test
    void aTransferMovesThePatientAndKeepsTheFormerBed() {
        admit("20260301080000", "ICU^3^1");
        ward.tell("A02", "20260302080000", pid(number), pv1("MED^12^2", number));
        assertThat(known(number).location()).isEqualTo("MED^12^2");
        assertThat(stay().beds()).extracting(bed -> bed.bed().code()).containsExactly("ICU^3^1", "MED^12^2");
    }

    @Test
    void aDischargeEndsTheStay() {
        admit("20260301080000", "ICU^3^1");
        ward.tell("A03", "20260303090000", pid(number), pv1("ICU^3^1", number));
        assertThat(stay().status()).isEqualTo(Stay.Status.FINISHED);
        assertThat(known(number).location()).isNull();
    }

    @Test
    void aCancelledDischargePutsThePatientBackIntoTheBed() {
        admit("20260301080000", "ICU^3^1");
        ward.tell("A03", "20260303090000", pid(number), pv1("ICU^3^1", number));
        ward.tell("A13", "20260303093000", pid(number), pv1("ICU^3^1", number));
        assertThat(stay().status()).isEqualTo(Stay.Status.IN_PROGRESS);
        assertThat(known(number).location()).isEqualTo("ICU^3^1");
    }

    @Test
    void aCancelledAdmissionNeverWas() {
        admit("20260301080000", "ICU^3^1");
        ward.tell("A11", "20260301081000", pid(number), pv1("ICU^3^1", number));
        assertThat(stay().status()).isEqualTo(Stay.Status.CANCELLED);
        assertThat(known(number).location()).isNull();
    }

    @Test
    void anOutpatientIsRegistered() {
        ward.tell("A04", "20260301080000", pid(number), pv1("CLINIC", number).replace("|I|", "|O|"));
        assertThat(stay().status()).isEqualTo(Stay.Status.IN_PROGRESS);
        assertThat(stay().patientClass()).isEqualTo("O");
    }

    @Test
    void anExpectedPatientIsPlannedUntilAdmitted() {
        ward.tell("A05", "20260301080000", pid(number), pv1("ICU^3^1", number));
        assertThat(stay().status()).isEqualTo(Stay.Status.PLANNED);
        ward.tell("A01", "20260302080000", pid(number), pv1("ICU^3^1", number));
        assertThat(stay().status()).isEqualTo(Stay.Status.IN_PROGRESS);
    }

    @Test
    void anUpdateChangesWhatItSaysAndLeavesTheRest() {
        admit("20260301080000", "ICU^3^1");
        ward.tell("A08", "20260301090000", pid(number, "Moss^Adelaide", "", ""), pv1("", number));
        assertThat(known(number).givenName()).isEqualTo("Adelaide");
        assertThat(known(number).birthDate()).hasToString("1970-05-02");
        assertThat(known(number).location()).isEqualTo("ICU^3^1");
    }

    @Test
    void twoQuotesEraseAFact() {
        admit("20260301080000", "ICU^3^1");
        ward.tell("A31", "20260301090000", pid(number, "Moss^Ada", "\"\"", "F"));
        assertThat(known(number).birthDate()).isNull();
    }

    @Test
    void aPersonIsAddedWithoutAVisit() {
        ward.tell("A28", "20260301080000", pid(number, "Reed^Tom", "1980", "M"));
        assertThat(known(number).familyName()).isEqualTo("Reed");
        assertThat(stays.of(List.of(known(number).id()))).isEmpty();
    }

    @Test
    void olderNewsDoesNotOverwriteNewer() {
        ward.tell("A08", "20260305080000", pid(number, "New^Name", "", "F"));
        ward.tell("A08", "20260301080000", pid(number, "Old^Name", "19700502", "M"));
        assertThat(known(number).familyName()).isEqualTo("New");
        assertThat(known(number).sex()).isEqualTo(Sex.FEMALE);
        assertThat(known(number).birthDate()).as("fills what was unknown").hasToString("1970-05-02");
    }

    @Test
    void aTransferToldAfterTheDischargeDoesNotReopenTheStay() {
        admit("20260301080000", "ICU^3^1");
        ward.tell("A03", "20260303090000", pid(number), pv1("MED^12^2", number));
        ward.tell("A02", "20260302090000", pid(number), pv1("MED^12^2", number));
        assertThat(stay().status()).isEqualTo(Stay.Status.FINISHED);
    }

    @Test
    void aMergedNumberLeadsToTheSurvivor() {
        String old = "O" + number;
        ward.tell("A28", "20260301080000", pid(old, "Mos^Ada", "", "F"));
        admit("20260301090000", "ICU^3^1");
        PatientId loser = known(old).id();
        merge(old);
        assertThat(known(old)).isEqualTo(known(number));
        assertThat(index.find(loser)).contains(known(number));
        assertThat(store.read(Patient.class, loser.value()).orElseThrow().getActive())
                .isFalse();
    }

    @Test
    void aMergeWithANumberNobodyHadCountsForLaterMessages() {
        String old = "O" + number;
        admit("20260301090000", "ICU^3^1");
        merge(old);
        ward.tell("A08", "20260302090000", pid(old, "Moss^Adele", "", "F"));
        assertThat(known(number).givenName()).isEqualTo("Adele");
    }

    @Test
    void unlinkingRestoresWhatWasLinked() {
        String old = "O" + number;
        ward.tell("A01", "20260301070000", pid(old, "Mos^Eda", "19600101", "F"), pv1("MED^1^1", old));
        admit("20260301090000", "ICU^3^1");
        KnownPatient before = known(old);
        merge(old);
        ward.tell("A37", "20260302090000", pid(number), "PV1||I", pid(old));
        assertThat(known(old)).isEqualTo(before);
        assertThat(known(number).location()).isEqualTo("ICU^3^1");
        assertThat(index.history(before.id()))
                .singleElement()
                .satisfies(link -> assertThat(link).returns(false, PatientLink::stands));
        assertThat(store.read(Patient.class, before.id().value()).orElseThrow().hasLink())
                .isFalse();
    }

    @Test
    void aMergedStayIsTheSurvivorsToo() {
        String old = "O" + number;
        ward.tell("A01", "20260301070000", pid(old, "Moss^Ada", "", "F"), pv1("MED^1^1", old));
        ward.tell("A28", "20260301090000", pid(number, "Moss^Ada", "", "F"));
        merge(old);
        assertThat(known(number).location()).isEqualTo("MED^1^1");
        ward.tell("A03", "20260304090000", pid(number), pv1("MED^1^1", old));
        assertThat(known(number).location()).isNull();
    }

    @Test
    void twoPatientsSwapBeds() {
        String other = "P" + number;
        admit("20260301080000", "ICU^3^1");
        ward.tell("A01", "20260301080000", pid(other, "Reed^Tom", "", "M"), pv1("ICU^3^2", other));
        ward.tell("A17", "20260302080000", pid(number), pv1("ICU^3^2", number), pid(other), pv1("ICU^3^1", other));
        assertThat(known(number).location()).isEqualTo("ICU^3^2");
        assertThat(known(other).location()).isEqualTo("ICU^3^1");
    }

    @Test
    void aMessageThatNamesNobodyIsRefusedWithWhatToMend() {
        assertThatThrownBy(() -> ward.tell("A01", "20260301080000", "PID|1||||Moss^Ada", pv1("ICU^3^1", "V1")))
                .isInstanceOf(UnacceptableMessage.class)
                .hasMessageContaining("PID-3");
    }

    @Test
    void aVisitOfAnotherPatientIsRefused() {
        admit("20260301080000", "ICU^3^1");
        assertThatThrownBy(() -> ward.tell("A02", "20260302080000", pid("Q" + number), pv1("MED^1^1", number)))
                .isInstanceOf(UnacceptableMessage.class)
                .hasMessageContaining("belongs to another patient");
    }

    @Test
    void twoSendersAnnounceTheSameNewPatientAtOnceAndThereIsOne() throws InterruptedException {
        List<Thread> threads = java.util.stream.IntStream.range(0, 8)
                .mapToObj(sender -> Thread.ofVirtual()
                        .start(() ->
                                ward.tell("A08", "2026030108000" + sender, pid(number, "Moss^Ada" + sender, "", "F"))))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(known(number).givenName()).isEqualTo("Ada7");
    }

    private void admit(String time, String bed) {
        ward.tell("A01", time, pid(number, "Moss^Ada", "19700502", "F"), pv1(bed, number));
    }

    private void merge(String old) {
        ward.tell("A40", "20260302080000", pid(number), "MRG|" + old + "^^^HOSP^MR");
    }

    private KnownPatient known(String value) {
        Optional<KnownPatient> found = index.find(new PatientIdentifier("HOSP", value));
        return found.orElseThrow();
    }

    private Stay stay() {
        return stays.of(index.cluster(List.of(known(number).id()))).getFirst().stay();
    }

    private static String pid(String value) {
        return pid(value, "", "", "");
    }

    private static String pid(String value, String name, String born, String sex) {
        return "PID|1||" + value + "^^^HOSP^MR||" + name + "||" + born + "|" + sex;
    }

    private static String pv1(String bed, String visit) {
        return "PV1|1|I|" + bed + "||||||||||||||||V" + visit;
    }
}
