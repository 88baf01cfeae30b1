package org.undercroft.lab.pathology;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.pathology.PathologyCase.State;
import org.undercroft.platform.page.Moment;

/** Keeps cases with their parts, blocks and slides, and what happened to them. */
@Repository
class CaseRepository {

    private final JdbcClient jdbc;
    private final CaseReading reading;

    CaseRepository(JdbcClient jdbc, CaseReading reading) {
        this.jdbc = jdbc;
        this.reading = reading;
    }

    /** Whose a new case is, and who asked. */
    record Opening(
            CaseKind kind,
            String patient,
            String recordNumber,
            String patientName,
            String ward,
            String orderedBy,
            String priority,
            String test,
            String history) {}

    /** What an order says of a container. */
    record Ordered(
            long specimen,
            String accession,
            String patient,
            String ward,
            String orderedBy,
            String priority,
            String test,
            String testName,
            String section) {}

    Optional<Ordered> ordered(String accession) {
        return jdbc.sql("""
            select s.id, s.accession, s.patient, coalesce(o.ward, ''), coalesce(o.ordered_by, ''),
                   coalesce(o.priority, 'R'), coalesce(o.test, ''), coalesce(o.name, ''),
                   coalesce(o.section, '')
              from lab.specimen s
              left join lateral (select o.*, coalesce(l.test, l.requested) as test,
                                        coalesce(t.name, o.requested_name) as name, t.section
                                   from lab.order_line l join lab.lab_order o on o.id = l.order_id
                                   left join lab.test t on t.code = l.test
                                  where l.specimen = s.id and l.state <> 'CANCELLED' order by l.id limit 1) o on true
             where s.accession = :number or (s.placer_number = :number and :number <> '')
             order by s.accession = :number desc, s.id desc limit 1
            """)
                .param("number", accession)
                .query((row, _) -> new Ordered(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9)))
                .optional();
    }

    Optional<Long> ofSpecimen(long specimen) {
        return jdbc.sql("select case_id from lab.pathology_part where specimen = ?")
                .param(specimen)
                .query(Long.class)
                .optional();
    }

    long open(Opening opening, int year, Instant now, String person) {
        int running = jdbc.sql("""
            insert into lab.pathology_number (kind, year, last) values (?, ?, 1)
            on conflict (kind, year) do update set last = pathology_number.last + 1 returning last
            """)
                .params(opening.kind().name(), year)
                .query(Integer.class)
                .single();
        return jdbc.sql("""
            insert into lab.pathology_case (number, kind, patient, record_number, patient_name, ward, ordered_by,
                                            priority, test, history, opened_at, opened_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
            """)
                .params(
                        opening.kind().number(year, running),
                        opening.kind().name(),
                        opening.patient(),
                        opening.recordNumber(),
                        opening.patientName(),
                        opening.ward(),
                        opening.orderedBy(),
                        opening.priority(),
                        opening.test(),
                        opening.history(),
                        Timestamp.from(now),
                        person)
                .query(Long.class)
                .single();
    }

    void addPart(long caseId, String letter, String site, String procedure, @Nullable Long specimen) {
        jdbc.sql("insert into lab.pathology_part (case_id, letter, site, procedure, specimen) values (?, ?, ?, ?, ?)")
                .params(Arrays.asList(caseId, letter, site, procedure, specimen))
                .update();
    }

    void describe(long part, String site, String procedure, String gross, Instant now, String person) {
        jdbc.sql("""
            update lab.pathology_part set site = ?, procedure = ?, gross = ?, gross_at = ?, gross_by = ? where id = ?
            """)
                .params(site, procedure, gross, Timestamp.from(now), person, part)
                .update();
    }

    /** Makes a block, which the grosser has in hand; gives its id. */
    long addBlock(long part, int number, String content, Instant now, String person) {
        return jdbc.sql("""
            insert into lab.pathology_block (part, number, content, made_at, made_by) values (?, ?, ?, ?, ?)
            returning id
            """)
                .params(part, number, content, Timestamp.from(now), person)
                .query(Long.class)
                .single();
    }

    void addSlide(long block, int number, int level, Stain stain, Instant now, String person) {
        jdbc.sql("""
            insert into lab.pathology_slide (block, number, level, stain, control, ordered_at, ordered_by)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
                .params(block, number, level, stain.code(), stain.control(), Timestamp.from(now), person)
                .update();
    }

    void judgeControl(long slide, boolean good, String person) {
        jdbc.sql("update lab.pathology_slide set control_ok = ?, control_by = ? where id = ?")
                .params(good, person, slide)
                .update();
    }

    void cancelSlide(long slide, String why) {
        jdbc.sql("update lab.pathology_slide set cancelled = ? where id = ?")
                .params(why, slide)
                .update();
    }

    void assign(long id, String person) {
        jdbc.sql("update lab.pathology_case set assigned_to = ? where id = ?")
                .params(person, id)
                .update();
    }

    void history(long id, String history) {
        jdbc.sql("update lab.pathology_case set history = ? where id = ?")
                .params(history, id)
                .update();
    }

    void state(long id, State state) {
        jdbc.sql("update lab.pathology_case set state = ? where id = ?")
                .params(state.name(), id)
                .update();
    }

    void step(long id, CaseStep step) {
        jdbc.sql("update lab.pathology_case set step = ? where id = ?")
                .params(step.name(), id)
                .update();
    }

    /** Adds to the case's story. */
    void tell(long id, Instant now, String person, String what) {
        jdbc.sql("insert into lab.pathology_moment (case_id, at, actor, what) values (?, ?, ?, ?)")
                .params(id, Timestamp.from(now), person, what)
                .update();
    }

    /** The story of a case with the ways of its blocks and slides, oldest first. */
    List<Moment> story(long id) {
        return jdbc.sql("""
            select at, actor, what from lab.pathology_moment where case_id = :id
            union all
            select s.at, s.actor, s.code || ' at ' || n.name || case s.words when '' then '' else ': ' || s.words end
              from lab.pathology_scan s join lab.pathology_station n on n.code = s.station
             where s.block in (select b.id from lab.pathology_block b join lab.pathology_part p on p.id = b.part
                                where p.case_id = :id)
                or s.slide in (select l.id from lab.pathology_slide l join lab.pathology_block b on b.id = l.block
                                 join lab.pathology_part p on p.id = b.part where p.case_id = :id)
             order by 1
            """)
                .param("id", id)
                .query((row, _) -> Moment.of(row.getTimestamp(1).toInstant(), row.getString(3), row.getString(2)))
                .list();
    }

    Optional<Long> numbered(String number) {
        return jdbc.sql("select id from lab.pathology_case where number = ?")
                .param(number)
                .query(Long.class)
                .optional();
    }

    /** The case, kept from others until the transaction ends. */
    Optional<PathologyCase> lock(long id) {
        jdbc.sql("select id from lab.pathology_case where id = ? for update")
                .param(id)
                .query(Long.class)
                .optional();
        return find(id);
    }

    Optional<PathologyCase> find(long id) {
        return reading.find(id);
    }
}
