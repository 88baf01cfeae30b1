package org.undercroft.lab.bench;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;

/** Tells everything about one tube. */
@Repository
public class SpecimenStory {

    private final JdbcClient jdbc;
    private final Worklist worklist;
    private final AuditTrail audit;

    SpecimenStory(JdbcClient jdbc, Worklist worklist, AuditTrail audit) {
        this.jdbc = jdbc;
        this.worklist = worklist;
        this.audit = audit;
    }

    /**
     * A tube with all that is known of it.
     *
     * @param id ours
     * @param accession its number
     * @param placerNumber the sender's number of it; empty if none
     * @param type the kind of specimen
     * @param patient the index's identity
     * @param recordNumber the patient's number
     * @param patientName as ordered
     * @param collectedAt null if unsaid
     * @param createdAt when it got its number
     * @param place where it stands now, in words; empty if nobody said
     * @param work tests and results that stand
     * @param former values that no longer stand, newest first
     * @param story what happened, oldest first
     */
    public record Tube(
            long id,
            String accession,
            String placerNumber,
            String type,
            String patient,
            String recordNumber,
            String patientName,
            @Nullable Instant collectedAt,
            Instant createdAt,
            String place,
            List<WorkRow> work,
            List<Former> former,
            List<Happening> story) {

        /** What was reported of a test and stands no longer, newest first. */
        public List<Former> reported(String test) {
            return former.stream()
                    .filter(each -> each.reported() && each.test().equals(test))
                    .toList();
        }
    }

    /**
     * A value that no longer stands.
     *
     * @param reported whether the ward once got it
     * @param reason why it stands no longer: for a corrected value, why the other was let out
     * @param by who decided so
     * @param at when
     * @param receivedAt when the value came
     */
    public record Former(
            long result,
            String test,
            String value,
            String unit,
            String state,
            boolean reported,
            String reason,
            String by,
            Instant at,
            Instant receivedAt) {}

    /** Something that happened to the tube or one of its results. */
    public record Happening(Instant at, String actor, String what) {}

    /** The tube with this number, ours or the sender's; that it was read is written down. */
    @Transactional
    public Optional<Tube> find(String number) {
        Optional<Tube> tube = jdbc.sql("""
            select s.*, coalesce(o.record_number, '') as record_number, coalesce(o.patient_name, '') as patient_name
              from lab.specimen s
              left join lateral (select o.record_number, o.patient_name from lab.order_line l
                                   join lab.lab_order o on o.id = l.order_id
                                  where l.specimen = s.id order by l.id limit 1) o on true
             where s.accession = :number or (s.placer_number = :number and :number <> '')
             order by s.accession = :number desc, s.id desc limit 1
            """)
                .param("number", number)
                .query((row, _) -> {
                    Timestamp collected = row.getTimestamp("collected_at");
                    long id = row.getLong("id");
                    String accession = row.getString("accession");
                    return new Tube(
                            id,
                            accession,
                            row.getString("placer_number"),
                            row.getString("type"),
                            row.getString("patient"),
                            row.getString("record_number"),
                            row.getString("patient_name"),
                            collected == null ? null : collected.toInstant(),
                            row.getTimestamp("created_at").toInstant(),
                            row.getString("place"),
                            worklist.ofSpecimen(accession),
                            former(id),
                            story(id));
                })
                .optional();
        tube.ifPresent(found ->
                audit.record(AuditEntry.ofPatient(AuditAction.READ, "Specimen", found.accession(), found.patient())));
        return tube;
    }

    private List<Former> former(long specimen) {
        return jdbc.sql("""
            select r.id, coalesce(r.test, r.instrument_code), r.reported, r.unit, r.state,
                   r.state = 'CORRECTED' or exists (select from lab.result_decision d
                                                     where d.result = r.id and d.former = 'RELEASED'),
                   coalesce((select n.reasons[1] from lab.result n where n.specimen = r.specimen and n.replaces = r.id
                              order by n.id desc limit 1), r.reasons[1], ''),
                   r.decided_by, r.decided_at, r.received_at
              from lab.result r
             where r.specimen = ? and r.state in ('CORRECTED', 'SUPERSEDED', 'REJECTED', 'NOTED')
             order by r.id desc
            """)
                .param(specimen)
                .query((row, _) -> new Former(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getBoolean(6),
                        row.getString(7),
                        row.getString(8),
                        row.getTimestamp(9).toInstant(),
                        row.getTimestamp(10).toInstant()))
                .list();
    }

    private List<Happening> story(long specimen) {
        List<Happening> story = new ArrayList<>(jdbc.sql("""
            select at, actor, what from lab.specimen_moment where specimen = :tube
            union all
            select distinct o.received_at, case o.message when 0 then o.ordered_by else o.sender end,
                   case o.message when 0 then o.requested || ' ordered, entered here'
                        else 'Order ' || o.placer || ' for ' || o.requested || ' arrived (message ' || o.message || ')' end
              from lab.order_line l join lab.lab_order o on o.id = l.order_id where l.specimen = :tube
            union all
            select r.received_at, a.name,
                   coalesce(r.test, r.instrument_code) || ' measured: ' || r.value || ' ' || r.unit_text
                    || case r.message when 0 then '' else ' (message ' || r.message || ')' end
                    || case when r.repeats > 0 then ', sent again ' || r.repeats || ' times and counted once' else '' end
              from lab.result r join lab.analyzer a on a.id = r.analyzer where r.specimen = :tube
            union all
            select r.decided_at, r.decided_by,
                   coalesce(r.test, r.instrument_code) || ' ' || lower(r.state) || ': ' || array_to_string(r.reasons, '; ')
              from lab.result r where r.specimen = :tube
            union all
            select d.at, d.actor, coalesce(r.test, r.instrument_code) || ' was ' || lower(d.former) || ' ('
                     || array_to_string(d.former_reasons, '; ') || '), now ' || lower(d.state)
              from lab.result_decision d join lab.result r on r.id = d.result where r.specimen = :tube
            """)
                .param("tube", specimen)
                .query((row, _) -> new Happening(row.getTimestamp(1).toInstant(), row.getString(2), row.getString(3)))
                .list());
        story.sort(Comparator.comparing(Happening::at));
        return story;
    }
}
