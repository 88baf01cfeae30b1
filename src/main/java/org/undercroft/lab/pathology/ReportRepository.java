package org.undercroft.lab.pathology;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.pathology.Draft.Opinion;
import org.undercroft.lab.pathology.Draft.Text;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps drafts, opinions, checklists' answers, and what was signed. */
@Repository
class ReportRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ReportRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Draft draft(long caseId) {
        return jdbc.sql("select * from lab.pathology_draft where case_id = ?")
                .param(caseId)
                .query((row, _) -> new Draft(
                        text(row),
                        row.getInt("revision"),
                        row.getTimestamp("written_at").toInstant(),
                        row.getString("written_by"),
                        opinions(caseId)))
                .optional()
                .orElse(Draft.NONE);
    }

    private List<Opinion> opinions(long caseId) {
        return jdbc.sql("select * from lab.pathology_opinion where case_id = ? order by id")
                .param(caseId)
                .query((row, _) -> new Opinion(
                        row.getInt("revision"),
                        row.getBoolean("agrees"),
                        row.getString("comment"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor")))
                .list();
    }

    private static Text text(ResultSet row) throws SQLException {
        return new Text(
                row.getString("diagnosis"),
                row.getString("microscopic"),
                row.getString("comment"),
                row.getString("class"),
                row.getString("reason"));
    }

    /** Writes the draft as its next revision. */
    void write(long caseId, Text text, Instant now, String person) {
        jdbc.sql("""
            insert into lab.pathology_draft (case_id, diagnosis, microscopic, comment, class, reason, revision,
                                             written_at, written_by)
            values (?, ?, ?, ?, ?, ?, 1, ?, ?)
            on conflict (case_id) do update set diagnosis = excluded.diagnosis, microscopic = excluded.microscopic,
              comment = excluded.comment, class = excluded.class, reason = excluded.reason,
              revision = pathology_draft.revision + 1, written_at = excluded.written_at, written_by = excluded.written_by
            """)
                .params(
                        caseId,
                        text.diagnosis(),
                        text.microscopic(),
                        text.comment(),
                        text.diagnosisClass(),
                        text.reason(),
                        Timestamp.from(now),
                        person)
                .update();
    }

    void opine(long caseId, Opinion opinion) {
        jdbc.sql("""
            insert into lab.pathology_opinion (case_id, revision, agrees, comment, at, actor) values (?, ?, ?, ?, ?, ?)
            """)
                .params(
                        caseId,
                        opinion.revision(),
                        opinion.agrees(),
                        opinion.comment(),
                        Timestamp.from(opinion.at()),
                        opinion.actor())
                .update();
    }

    /** What was signed of a case, oldest first. */
    List<SignedReport> reports(long caseId) {
        return jdbc.sql("select * from lab.pathology_report where case_id = ? order by number")
                .param(caseId)
                .query((row, _) -> new SignedReport(
                        row.getInt("number"),
                        SignedReport.Kind.valueOf(row.getString("kind")),
                        text(row),
                        row.getString("gross"),
                        row.getString("synoptic"),
                        json.readValue(row.getString("answers"), new TypeReference<List<Answer>>() {}),
                        row.getTimestamp("signed_at").toInstant(),
                        row.getString("signed_by"),
                        row.getString("second_by")))
                .list();
    }

    void sign(long caseId, SignedReport report) {
        jdbc.sql("""
            insert into lab.pathology_report (case_id, number, kind, diagnosis, microscopic, comment, class, reason,
                                              gross, synoptic, answers, signed_at, signed_by, second_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
            """)
                .params(
                        caseId,
                        report.number(),
                        report.kind().name(),
                        report.text().diagnosis(),
                        report.text().microscopic(),
                        report.text().comment(),
                        report.text().diagnosisClass(),
                        report.text().reason(),
                        report.gross(),
                        report.synoptic(),
                        json.writeValueAsString(report.answers()),
                        Timestamp.from(report.signedAt()),
                        report.signedBy(),
                        report.secondBy())
                .update();
    }

    /** Whether another case of the patient was reported as this class. */
    boolean hadBefore(String patient, String diagnosisClass, long otherThan) {
        return jdbc.sql("""
            select exists (select from lab.pathology_report r join lab.pathology_case c on c.id = r.case_id
                            where c.patient = ? and r.class = ? and c.id <> ?)
            """)
                .params(patient, diagnosisClass, otherThan)
                .query(Boolean.class)
                .single();
    }

    List<Synoptic> synoptics(long caseId) {
        return jdbc.sql("""
            select s.*, p.letter, c.name, c.content from lab.pathology_synoptic s
              join lab.pathology_part p on p.id = s.part
              join lab.pathology_checklist c on c.code = s.checklist and c.version = s.version
             where p.case_id = ? order by p.id, s.checklist
            """)
                .param(caseId)
                .query((row, _) -> new Synoptic(
                        row.getString("letter"),
                        Checklist.read(
                                row.getString("checklist"),
                                row.getString("version"),
                                row.getString("name"),
                                row.getString("content")),
                        json.readValue(row.getString("answers"), new TypeReference<Map<String, String>>() {}),
                        row.getTimestamp("written_at").toInstant(),
                        row.getString("written_by")))
                .list();
    }

    void answer(long part, Synoptic synoptic) {
        jdbc.sql("""
            insert into lab.pathology_synoptic (part, checklist, version, answers, written_at, written_by)
            values (?, ?, ?, ?, ?, ?)
            on conflict (part, checklist) do update set version = excluded.version, answers = excluded.answers,
              written_at = excluded.written_at, written_by = excluded.written_by
            """)
                .params(
                        part,
                        synoptic.checklist().code(),
                        synoptic.checklist().version(),
                        json.writeValueAsString(synoptic.answers()),
                        Timestamp.from(synoptic.writtenAt()),
                        synoptic.writtenBy())
                .update();
    }

    boolean removeSynoptic(long part, String checklist) {
        return jdbc.sql("delete from lab.pathology_synoptic where part = ? and checklist = ?")
                        .params(part, checklist)
                        .update()
                == 1;
    }
}
