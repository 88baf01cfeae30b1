package org.undercroft.lab.microscope.mark;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.microscope.cell.Cell;
import org.undercroft.platform.actor.Acting;

/** Marks, runs, notes and the history of slides in the database. */
@Repository
class MarkRepository {

    private static final int HISTORY = 500;
    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    MarkRepository(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Waits for others who change the marks of this slide. */
    void lock(long slide) {
        jdbc.sql("select id from lab.slide where id = ? for update")
                .param(slide)
                .query(Long.class)
                .optional();
    }

    /** Marks, the removed ones too, but none of a run that was taken back. */
    List<Mark> marks(long slide) {
        return jdbc.sql("""
            select * from lab.slide_mark k where slide = ?
               and not exists (select from lab.slide_moment m where m.run = k.run and m.deed = 'COUNTED' and m.undone)
             order by id
            """).param(slide).query((row, _) -> mark(row)).list();
    }

    Optional<Mark> mark(long slide, long id) {
        return jdbc.sql("select * from lab.slide_mark where slide = ? and id = ?")
                .params(slide, id)
                .query((row, _) -> mark(row))
                .optional();
    }

    long add(long slide, MarkKind kind, double x, double y, double radius) {
        return jdbc.sql("""
            insert into lab.slide_mark (slide, kind, x, y, radius, made_by, made_at) values (?, ?, ?, ?, ?, ?, ?)
            returning id
            """)
                .params(slide, kind.name(), x, y, radius, actor(), now())
                .query(Long.class)
                .single();
    }

    void addCounted(long slide, long run, List<Cell> cells) {
        String actor = actor();
        Timestamp now = now();
        batches.batchUpdate("""
            insert into lab.slide_mark (slide, run, counted_kind, kind, x, y, radius, confidence, made_by, made_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, cells, BATCH, (row, cell) -> {
            String kind = MarkKind.of(cell.kind()).name();
            row.setLong(1, slide);
            row.setLong(2, run);
            row.setString(3, kind);
            row.setString(4, kind);
            row.setDouble(5, cell.x());
            row.setDouble(6, cell.y());
            row.setDouble(7, cell.radius());
            row.setDouble(8, cell.confidence());
            row.setString(9, actor);
            row.setTimestamp(10, now);
        });
    }

    void setRemoved(long mark, boolean removed) {
        jdbc.sql("update lab.slide_mark set removed = ? where id = ?")
                .params(removed, mark)
                .update();
    }

    void setRunRemoved(long run) {
        jdbc.sql("update lab.slide_mark set removed = true where run = ?")
                .param(run)
                .update();
    }

    void setKind(long mark, MarkKind kind) {
        jdbc.sql("update lab.slide_mark set kind = ? where id = ?")
                .params(kind.name(), mark)
                .update();
    }

    long addRun(long slide, CountRun run) {
        return jdbc.sql("""
            insert into lab.slide_count (slide, x, y, width, height, counter, milliseconds, red, white, platelets,
                                         counted_by, counted_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
            """)
                .params(slide, run.x(), run.y(), run.width(), run.height(), run.counter(), run.milliseconds())
                .params(run.red(), run.white(), run.platelets(), run.countedBy(), Timestamp.from(run.countedAt()))
                .query(Long.class)
                .single();
    }

    /** The runs that stand, oldest first. */
    List<CountRun> runs(long slide) {
        return jdbc.sql("""
            select * from lab.slide_count c where slide = ?
               and not exists (select from lab.slide_moment m where m.run = c.id and m.deed = 'COUNTED' and m.undone)
             order by id
            """).param(slide).query((row, _) -> run(row)).list();
    }

    List<Annotation> annotations(long slide) {
        return jdbc.sql("select * from lab.slide_annotation where slide = ? and not removed order by id")
                .param(slide)
                .query((row, _) -> annotation(row))
                .list();
    }

    Optional<Annotation> annotation(long slide, long id) {
        return jdbc.sql("select * from lab.slide_annotation where slide = ? and id = ? and not removed")
                .params(slide, id)
                .query((row, _) -> annotation(row))
                .optional();
    }

    long addAnnotation(long slide, Annotation note) {
        return jdbc.sql("""
            insert into lab.slide_annotation (slide, shape, x1, y1, x2, y2, words, made_by, made_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
            """)
                .params(slide, note.shape().name(), note.x1(), note.y1(), note.x2(), note.y2(), note.words())
                .params(note.madeBy(), Timestamp.from(note.madeAt()))
                .query(Long.class)
                .single();
    }

    void setAnnotationRemoved(long annotation, boolean removed) {
        jdbc.sql("update lab.slide_annotation set removed = ? where id = ?")
                .params(removed, annotation)
                .update();
    }

    void tell(long slide, SlideMoment.Deed deed, Subject subject, String former, String words) {
        jdbc.sql("""
            insert into lab.slide_moment (slide, at, actor, deed, mark, annotation, run, former, words)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
                .params(Arrays.<@Nullable Object>asList(
                        slide,
                        now(),
                        actor(),
                        deed.name(),
                        subject.mark(),
                        subject.annotation(),
                        subject.run(),
                        former,
                        words))
                .update();
    }

    /** What a deed was done to. */
    record Subject(
            @Nullable Long mark,
            @Nullable Long annotation,
            @Nullable Long run) {

        static final Subject SLIDE = new Subject(null, null, null);

        static Subject mark(long id) {
            return new Subject(id, null, null);
        }

        static Subject annotation(long id) {
            return new Subject(null, id, null);
        }

        static Subject run(long id) {
            return new Subject(null, null, id);
        }
    }

    /** What was done, newest first. */
    List<SlideMoment> moments(long slide) {
        return jdbc.sql("select * from lab.slide_moment where slide = ? order by id desc limit ?")
                .params(slide, HISTORY)
                .query((row, _) -> moment(row))
                .list();
    }

    /** The last thing that the acting person did and that can be undone. */
    Optional<SlideMoment> lastOf(long slide, String actor) {
        return jdbc.sql("""
            select * from lab.slide_moment
             where slide = ? and actor = ? and not undone and deed <> 'CONFIRMED' order by id desc limit 1
            """).params(slide, actor).query((row, _) -> moment(row)).optional();
    }

    void setUndone(long moment) {
        jdbc.sql("update lab.slide_moment set undone = true where id = ?")
                .param(moment)
                .update();
    }

    private static String actor() {
        return Acting.current().actor().name();
    }

    private static Timestamp now() {
        return Timestamp.from(Instant.now());
    }

    private static Mark mark(ResultSet row) throws SQLException {
        String counted = row.getString("counted_kind");
        return new Mark(
                row.getLong("id"),
                row.getObject("run", Long.class),
                counted == null ? null : MarkKind.valueOf(counted),
                MarkKind.valueOf(row.getString("kind")),
                row.getDouble("x"),
                row.getDouble("y"),
                row.getDouble("radius"),
                counted == null ? null : row.getDouble("confidence"),
                row.getString("made_by"),
                row.getTimestamp("made_at").toInstant(),
                row.getBoolean("removed"));
    }

    private static CountRun run(ResultSet row) throws SQLException {
        return new CountRun(
                row.getLong("id"),
                row.getInt("x"),
                row.getInt("y"),
                row.getInt("width"),
                row.getInt("height"),
                row.getString("counter"),
                row.getInt("milliseconds"),
                row.getInt("red"),
                row.getInt("white"),
                row.getInt("platelets"),
                row.getString("counted_by"),
                row.getTimestamp("counted_at").toInstant());
    }

    private static Annotation annotation(ResultSet row) throws SQLException {
        return new Annotation(
                row.getLong("id"),
                Annotation.Shape.valueOf(row.getString("shape")),
                row.getDouble("x1"),
                row.getDouble("y1"),
                row.getDouble("x2"),
                row.getDouble("y2"),
                row.getString("words"),
                row.getString("made_by"),
                row.getTimestamp("made_at").toInstant());
    }

    private static SlideMoment moment(ResultSet row) throws SQLException {
        return new SlideMoment(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("actor"),
                SlideMoment.Deed.valueOf(row.getString("deed")),
                row.getObject("mark", Long.class),
                row.getObject("annotation", Long.class),
                row.getObject("run", Long.class),
                row.getString("former"),
                row.getString("words"),
                row.getBoolean("undone"));
    }
}
