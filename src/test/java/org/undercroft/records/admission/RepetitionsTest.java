package org.undercroft.records.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.undercroft.UndercroftTest;
import org.undercroft.exchange.Handled;
import org.undercroft.records.PatientIdentifier;
import org.undercroft.records.PatientIndex;

@UndercroftTest
class RepetitionsTest {

    private final Ward ward;
    private final PatientIndex index;
    private final JdbcClient jdbc;
    private final String number = "N" + UUID.randomUUID();

    RepetitionsTest(@Autowired Ward ward, @Autowired PatientIndex index, @Autowired JdbcClient jdbc) {
        this.ward = ward;
        this.index = index;
        this.jdbc = jdbc;
    }

    @Test
    void anUpdateThatTellsNothingNewWritesNoVersionAndNoMovement() {
        admit();
        update("20260301090000", "Moss^Ada", "ICU^3^1");
        long versions = versions();
        long movements = movements();
        List<Handled> handled = ward.tellAll(
                message("A08", "20260301100000", "Moss^Ada", "ICU^3^1"),
                message("A08", "20260301110000", "Moss^Ada", "ICU^3^1"));
        assertThat(handled)
                .extracting(Handled::summary)
                .allMatch(words -> words.endsWith("(ICU, room 3, bed 1), nothing new"), "says nothing new");
        assertThat(versions()).isEqualTo(versions);
        assertThat(movements()).isEqualTo(movements);
    }

    @Test
    void anUpdateThatTellsNothingNewIsAuditedWithItsOwnMessage() {
        admit();
        update("20260301090000", "Moss^Ada", "ICU^3^1");
        long before = audited();
        ward.tellAll(
                message("A08", "20260301100000", "Moss^Ada", "ICU^3^1"),
                message("A08", "20260301110000", "Moss^Ada", "ICU^3^1"));
        assertThat(audited()).isEqualTo(before + 2);
    }

    @Test
    void aChangeAmongRepetitionsIsTaken() {
        admit();
        update("20260301090000", "Moss^Ada", "ICU^3^1");
        ward.tellAll(
                message("A08", "20260301100000", "Moss^Ada", "ICU^3^1"),
                message("A08", "20260301110000", "Moss^Adele", "ICU^3^1"),
                message("A08", "20260301120000", "Moss^Adele", "ICU^3^1"));
        assertThat(known().givenName()).isEqualTo("Adele");
    }

    @Test
    void newsOlderThanARepetitionDoesNotOverwriteWhatWasRepeated() {
        admit();
        update("20260301090000", "Moss^Ada", "ICU^3^1");
        update("20260301120000", "Moss^Ada", "ICU^3^1");
        update("20260301110000", "Moss^Late", "MED^1^1");
        assertThat(known().givenName()).isEqualTo("Ada");
        assertThat(known().location()).isEqualTo("ICU^3^1");
    }

    @Test
    void anUpdateAfterATransferIsNoRepetition() {
        admit();
        update("20260301090000", "Moss^Ada", "ICU^3^1");
        ward.tellAll(
                message("A02", "20260301100000", "Moss^Ada", "MED^1^1"),
                message("A08", "20260301110000", "Moss^Ada", "ICU^3^1"));
        assertThat(known().location()).isEqualTo("ICU^3^1");
    }

    private void admit() {
        ward.tellAll(message("A01", "20260301080000", "Moss^Ada", "ICU^3^1"));
    }

    private void update(String time, String name, String bed) {
        ward.tellAll(message("A08", time, name, bed));
    }

    private String message(String event, String time, String name, String bed) {
        return Ward.adt(
                event,
                time,
                "PID|1||" + number + "^^^HOSP^MR||" + name + "||19700502|F",
                "PV1|1|I|" + bed + "||||||||||||||||V" + number + "^^^HOSP");
    }

    private org.undercroft.records.KnownPatient known() {
        return index.find(new PatientIdentifier("HOSP", number)).orElseThrow();
    }

    private long versions() {
        return count("select coalesce(sum(version), 0) from records.resource where id = ? or id in "
                + "(select id from records.encounter where patient = ?)");
    }

    private long movements() {
        return count("select count(*) from records.movement m join records.encounter e on e.id = m.encounter "
                + "where ? in (e.patient, '') and e.patient = ?");
    }

    private long audited() {
        return count("select count(*) from platform.audit_entry where ? = any(patients) and entity_id = ? "
                + "and detail like '%nothing new'");
    }

    private long count(String sql) {
        String id = known().id().value();
        return jdbc.sql(sql).params(id, id).query(Long.class).single();
    }
}
