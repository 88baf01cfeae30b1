package org.undercroft.lab.microscope.slide;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.page.Direction;
import org.undercroft.platform.page.Listing;
import org.undercroft.platform.page.PageOf;
import org.undercroft.platform.page.PageRequest;

/** Slides, their files and their tiles in the database. */
@Repository
public class SlideRepository {

    /** How the list of slides may be asked for. */
    public static final Listing LISTING = Listing.sortedBy("uploaded", Direction.DESCENDING)
            .orBy("title", "specimen", "objective", "state")
            .filteredBy("title", "specimen", "objective", "state");

    private static final Map<String, String> COLUMNS = Map.of(
            "uploaded", "l.uploaded_at",
            "title", "l.title",
            "specimen", "s.accession",
            "objective", "o.name",
            "state", "l.state");

    private static final String SELECT = """
        select l.*, s.accession, s.patient, o.name as objective_name, o.platelet_factor,
               coalesce(o.microns_per_pixel, l.microns_per_pixel) as scale, count(*) over () as total
          from lab.slide l
          left join lab.specimen s on s.id = l.specimen
          left join lab.objective o on o.id = l.objective
        """;

    private final JdbcClient jdbc;

    SlideRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A page of the list; what was withdrawn only if it is asked for. */
    public PageOf<Slide> page(PageRequest request) {
        record Row(Slide slide, long total) {}
        List<Row> rows = jdbc.sql(
                        SELECT + """
                            where (:state::text is null and l.state <> 'WITHDRAWN' or l.state = :state)
                              and (:title::text is null or l.title ilike '%' || :title || '%')
                              and (:specimen::text is null or s.accession = :specimen)
                              and (:objective::text is null or o.name ilike '%' || :objective || '%')
                            order by\
                            """ + " " + request.orderBy(COLUMNS, "l.id desc") + " limit :size offset :offset")
                .param("state", request.filter("state").orElse(null))
                .param("title", request.filter("title").orElse(null))
                .param("specimen", request.filter("specimen").orElse(null))
                .param("objective", request.filter("objective").orElse(null))
                .param("size", request.size())
                .param("offset", request.offset())
                .query((row, _) -> new Row(slide(row), row.getLong("total")))
                .list();
        return new PageOf<>(
                rows.stream().map(Row::slide).toList(),
                rows.isEmpty() ? 0 : rows.getFirst().total(),
                request);
    }

    /** The slide with this number. */
    public Optional<Slide> find(long id) {
        return jdbc.sql(SELECT + " where l.id = ?")
                .param(id)
                .query((row, _) -> slide(row))
                .optional();
    }

    Optional<Slide> withFile(byte[] sha256) {
        return jdbc.sql(SELECT + " where l.sha256 = ?")
                .param(sha256)
                .query((row, _) -> slide(row))
                .optional();
    }

    long add(NewSlide slide, String actor) {
        return jdbc.sql("""
            insert into lab.slide (title, specimen, objective, file_name, kind, size, sha256, state, uploaded_by, uploaded_at)
            values (?, ?, ?, ?, ?, ?, ?, 'WAITING', ?, ?) returning id
            """)
                .params(Arrays.<@Nullable Object>asList(
                        slide.title(),
                        slide.specimen(),
                        slide.objective(),
                        slide.fileName(),
                        slide.kind().name(),
                        slide.size(),
                        slide.sha256(),
                        actor,
                        Timestamp.from(Instant.now())))
                .query(Long.class)
                .single();
    }

    /** What is known of a slide when it comes. */
    @SuppressWarnings("ArrayRecordComponent")
    record NewSlide(
            String title,
            @Nullable Long specimen,
            @Nullable Long objective,
            String fileName,
            ImageKind kind,
            long size,
            byte[] sha256) {}

    void addPart(long slide, int number, byte[] bytes) {
        jdbc.sql("insert into lab.slide_part (slide, number, bytes) values (?, ?, ?)")
                .params(slide, number, bytes)
                .update();
    }

    /** A piece of the file, from 0; empty after the last. */
    public Optional<byte[]> part(long slide, int number) {
        return jdbc.sql("select bytes from lab.slide_part where slide = ? and number = ?")
                .params(slide, number)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    /** A tile as JPEG. */
    public Optional<byte[]> tile(long slide, int level, int column, int row) {
        return jdbc.sql("select jpeg from lab.slide_tile where slide = ? and level = ? and col = ? and row = ?")
                .params(slide, level, column, row)
                .query((found, _) -> found.getBytes(1))
                .optional();
    }

    void addTile(long slide, int level, int column, int row, byte[] jpeg) {
        jdbc.sql("""
            insert into lab.slide_tile (slide, level, col, row, jpeg) values (?, ?, ?, ?, ?)
            on conflict (slide, level, col, row) do update set jpeg = excluded.jpeg
            """).params(slide, level, column, row, jpeg).update();
    }

    /** Claims a slide whose tiles are to be made and that nobody works on. */
    Optional<Slide> claim(Instant now, Duration lease) {
        return jdbc.sql("""
            update lab.slide set state = 'BUILDING', tiles_done = 0, lease_until = ?
             where id = (select id from lab.slide
                          where state in ('WAITING', 'BUILDING') and lease_until < ?
                          order by id limit 1 for update skip locked)
            returning id
            """)
                .params(Timestamp.from(now.plus(lease)), Timestamp.from(now))
                .query(Long.class)
                .optional()
                .flatMap(this::find);
    }

    void opened(long slide, Pyramid pyramid, @Nullable Double micronsPerPixel) {
        jdbc.sql("update lab.slide set width = ?, height = ?, tiles_all = ?, microns_per_pixel = ? where id = ?")
                .params(Arrays.<@Nullable Object>asList(
                        pyramid.width(),
                        pyramid.height(),
                        pyramid.tiles(),
                        micronsPerPixel == null ? null : BigDecimal.valueOf(micronsPerPixel),
                        slide))
                .update();
    }

    void progressed(long slide, int tiles, Instant leaseUntil) {
        jdbc.sql("update lab.slide set tiles_done = ?, lease_until = ? where id = ? and state = 'BUILDING'")
                .params(tiles, Timestamp.from(leaseUntil), slide)
                .update();
    }

    /** Puts a slide into a state; what a person withdrew stays so. */
    void put(long slide, SlideState state, String reason) {
        jdbc.sql("update lab.slide set state = ?, reason = ?, lease_until = 'epoch' where id = ? and state <>"
                        + " 'WITHDRAWN'")
                .params(state.name(), reason, slide)
                .update();
    }

    void describe(long slide, String title, @Nullable Long objective) {
        jdbc.sql("update lab.slide set title = ?, objective = ? where id = ?")
                .params(Arrays.<@Nullable Object>asList(title, objective, slide))
                .update();
    }

    void link(long slide, @Nullable Long specimen) {
        jdbc.sql("update lab.slide set specimen = ? where id = ?")
                .params(Arrays.<@Nullable Object>asList(specimen, slide))
                .update();
    }

    /** Adds to the story of a tube. */
    public void tell(long specimen, String what) {
        jdbc.sql("insert into lab.specimen_moment (specimen, at, actor, what) values (?, ?, ?, ?)")
                .params(
                        specimen,
                        Timestamp.from(Instant.now()),
                        Acting.current().actor().name(),
                        what)
                .update();
    }

    /** A tube by its number, ours or the sender's. */
    public Optional<Tube> tube(String number) {
        return jdbc.sql("""
            select id, accession, patient from lab.specimen
             where accession = :number or (placer_number = :number and :number <> '')
             order by accession = :number desc, id desc limit 1
            """)
                .param("number", number)
                .query((row, _) -> new Tube(row.getLong(1), row.getString(2), row.getString(3)))
                .optional();
    }

    /** A tube: its key, its number and its patient. */
    public record Tube(long id, String accession, String patient) {}

    private static Slide slide(ResultSet row) throws SQLException {
        BigDecimal scale = row.getBigDecimal("scale");
        return new Slide(
                row.getLong("id"),
                row.getString("title"),
                row.getString("accession"),
                row.getString("patient"),
                row.getObject("objective", Long.class),
                row.getString("objective_name") == null ? "" : row.getString("objective_name"),
                scale == null ? null : scale.doubleValue(),
                row.getObject("platelet_factor", Integer.class),
                row.getString("file_name"),
                ImageKind.valueOf(row.getString("kind")),
                row.getLong("size"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getInt("width"),
                row.getInt("height"),
                SlideState.valueOf(row.getString("state")),
                row.getInt("tiles_done"),
                row.getInt("tiles_all"),
                row.getString("reason"),
                row.getString("uploaded_by"),
                row.getTimestamp("uploaded_at").toInstant());
    }
}
