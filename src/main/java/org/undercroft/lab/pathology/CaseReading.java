package org.undercroft.lab.pathology;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.pathology.PathologyCase.Block;
import org.undercroft.lab.pathology.PathologyCase.Part;
import org.undercroft.lab.pathology.PathologyCase.Place;
import org.undercroft.lab.pathology.PathologyCase.Slide;
import org.undercroft.lab.pathology.PathologyCase.State;

/** Reads whole cases: parts, blocks and slides, each where it was seen last. */
@Repository
class CaseReading {

    private static final String PLACE = """
        left join lateral (select p.station, n.name as station_name, p.at, p.actor from lab.pathology_scan p
                             join lab.pathology_station n on n.code = p.station
                            where p.%s = x.id and p.moved order by p.id desc limit 1) p on true
        """;

    private final JdbcClient jdbc;

    CaseReading(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PathologyCase> find(long id) {
        return jdbc.sql("select * from lab.pathology_case where id = ?")
                .param(id)
                .query((row, _) -> pathologyCase(row))
                .optional();
    }

    private PathologyCase pathologyCase(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        String number = row.getString("number");
        return new PathologyCase(
                id,
                number,
                CaseKind.valueOf(row.getString("kind")),
                row.getString("patient"),
                row.getString("patient_name"),
                row.getString("record_number"),
                row.getString("ward").replace("^", " "),
                row.getString("ordered_by"),
                row.getString("priority"),
                row.getString("test"),
                row.getString("history"),
                row.getString("assigned_to"),
                State.valueOf(row.getString("state")),
                CaseStep.valueOf(row.getString("step")),
                row.getTimestamp("opened_at").toInstant(),
                row.getString("opened_by"),
                parts(id, number));
    }

    private List<Part> parts(long caseId, String number) {
        Map<Long, List<Block>> blocks = byOwner(blocks(caseId, number));
        return jdbc.sql("""
            select p.*, coalesce(s.accession, '') as accession from lab.pathology_part p
              left join lab.specimen s on s.id = p.specimen where p.case_id = ? order by p.id
            """)
                .param(caseId)
                .query((row, _) -> new Part(
                        row.getLong("id"),
                        row.getString("letter"),
                        row.getString("site"),
                        row.getString("procedure"),
                        row.getString("accession"),
                        row.getString("gross"),
                        instant(row.getTimestamp("gross_at")),
                        row.getString("gross_by"),
                        blocks.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    /** Something with the id of what it belongs to. */
    private record Found<T>(long of, T what) {}

    private static <T> Map<Long, List<T>> byOwner(List<Found<T>> found) {
        return found.stream()
                .collect(Collectors.groupingBy(Found::of, Collectors.mapping(Found::what, Collectors.toList())));
    }

    private List<Found<Block>> blocks(long caseId, String number) {
        Map<Long, List<Slide>> slides = byOwner(slides(caseId, number));
        return jdbc.sql("""
            select x.*, q.letter, p.* from lab.pathology_block x join lab.pathology_part q on q.id = x.part
            """ + PLACE.formatted("block") + " where q.case_id = ? order by x.part, x.number")
                .param(caseId)
                .query((row, _) -> new Found<>(
                        row.getLong("part"),
                        new Block(
                                row.getLong("id"),
                                new ItemCode(number, row.getString("letter"), row.getInt("number"), 0),
                                row.getString("content"),
                                place(row),
                                slides.getOrDefault(row.getLong("id"), List.of()))))
                .list();
    }

    private List<Found<Slide>> slides(long caseId, String number) {
        return jdbc.sql("""
            select x.*, q.letter, b.number as block_number, t.name as stain_name, t.kind as stain_kind,
                   t.control as stain_control, p.*
              from lab.pathology_slide x join lab.pathology_block b on b.id = x.block
              join lab.pathology_part q on q.id = b.part join lab.stain t on t.code = x.stain
            """ + PLACE.formatted("slide") + " where q.case_id = ? order by x.block, x.number")
                .param(caseId)
                .query((row, _) -> new Found<>(row.getLong("block"), slide(row, number)))
                .list();
    }

    private static Slide slide(ResultSet row, String number) throws SQLException {
        boolean good = row.getBoolean("control_ok");
        Boolean controlOk = row.wasNull() ? null : good;
        return new Slide(
                row.getLong("id"),
                new ItemCode(number, row.getString("letter"), row.getInt("block_number"), row.getInt("number")),
                row.getInt("level"),
                new Stain(
                        row.getString("stain"),
                        row.getString("stain_name"),
                        Stain.Kind.valueOf(row.getString("stain_kind")),
                        row.getString("stain_control")),
                row.getString("control"),
                controlOk,
                row.getString("control_by"),
                row.getString("cancelled"),
                place(row));
    }

    private static @Nullable Place place(ResultSet row) throws SQLException {
        String station = row.getString("station");
        return station == null
                ? null
                : new Place(
                        station,
                        row.getString("station_name"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
