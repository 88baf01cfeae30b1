package org.undercroft.lab.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.undercroft.platform.event.DomainEvent;
import org.undercroft.platform.event.EventConsumer;
import org.undercroft.platform.event.RecordedEvent;
import org.undercroft.records.PatientId;
import org.undercroft.records.PatientsMerged;
import org.undercroft.records.PatientsUnlinked;

/** Follows merges of patients, and tells all identities of a person. */
@Component
public class Identities implements EventConsumer {

    private final JdbcClient jdbc;

    Identities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All identities of the person behind one of them, that one first. */
    public List<String> of(PatientId patient) {
        List<String> all = new ArrayList<>(List.of(patient.value()));
        all.addAll(jdbc.sql("select other from lab.one_person where identity = ? order by other")
                .param(patient.value())
                .query(String.class)
                .list());
        return all;
    }

    @Override
    public String name() {
        return "laboratory-identities";
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Set.of(PatientsMerged.class, PatientsUnlinked.class);
    }

    @Override
    public void handle(RecordedEvent recorded) {
        if (recorded.event() instanceof PatientsMerged merged) {
            jdbc.sql("""
                insert into lab.patient_link (link, survivor, merged) values (?, ?, ?) on conflict (link) do nothing
                """)
                    .params(
                            merged.link(),
                            merged.survivor().value(),
                            merged.merged().value())
                    .update();
        } else if (recorded.event() instanceof PatientsUnlinked unlinked) {
            jdbc.sql("delete from lab.patient_link where link = ?")
                    .param(unlinked.link())
                    .update();
        }
        pairs();
    }

    /** Links reach on: whoever is linked with a survivor is one with all who are. Merges are rare and few. */
    private void pairs() {
        jdbc.sql("delete from lab.one_person").update();
        jdbc.sql("""
            with recursive both_ways as (
              select survivor as one, merged as other from lab.patient_link
              union select merged, survivor from lab.patient_link
            ), reached as (
              select one, other from both_ways
              union select r.one, b.other from reached r join both_ways b on b.one = r.other
            )
            insert into lab.one_person (identity, other) select one, other from reached where one <> other
            """).update();
    }
}
