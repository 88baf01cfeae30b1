package org.undercroft.lab.distribution;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.exchange.Format;
import org.undercroft.exchange.InboundMessage;
import org.undercroft.exchange.UnacceptableMessage;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.analyzer.Hl7Segments;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.wire.lis1a.Lis2Message;
import org.undercroft.wire.lis1a.Lis2ParseException;

/** Keeps the curves and pictures of cell counters and finds those of a tube. */
@Repository
public class Distributions {

    private static final int MOST = 60;

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    Distributions(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Keeps what a message holds of curves and pictures; one handled again changes nothing. */
    public void take(InboundMessage message, AnalyzerId analyzer) {
        for (Distribution distribution : found(message)) {
            Cloud cloud = distribution.cloud();
            List<@Nullable Object> values = Arrays.asList(
                    analyzer.value(),
                    message.id().value(),
                    distribution.specimens().toArray(String[]::new),
                    distribution.name(),
                    distribution.kind().name(),
                    distribution.lowest(),
                    distribution.highest(),
                    boxed(distribution.values()),
                    boxed(distribution.places()),
                    distribution.lines().toArray(Float[]::new),
                    distribution.picture(),
                    distribution.trouble(),
                    cloud == null ? null : boxed(ends(cloud)),
                    cloud == null ? null : boxed(cloud.xs()),
                    cloud == null ? null : boxed(cloud.ys()),
                    cloud == null ? null : boxed(cloud.quantities()),
                    cloud == null ? null : boxed(cloud.populations()),
                    Timestamp.from(message.receivedAt()));
            jdbc.sql("""
                insert into lab.distribution (analyzer, message, specimens, name, kind, lowest, highest, values, places,
                                              lines, picture, trouble, plane, xs, ys, quantities, populations,
                                              received_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (message, name) do nothing
                """).params(values).update();
        }
    }

    private static List<Distribution> found(InboundMessage message) {
        if (message.format() == Format.HL7V2) {
            return holds(message, "|ED|") ? DistributionReader.of(Hl7Segments.of(message.hl7())) : List.of();
        } else if (message.format() == Format.LIS2A2 && message.content().length > 400) {
            return lis2(message).stream()
                    .flatMap(each -> DistributionReader.of(each).stream())
                    .toList();
        }
        return List.of();
    }

    private static List<Lis2Message> lis2(InboundMessage message) {
        if (!holds(message, "HISTOGRAM") && !holds(message, "MATRIX") && !hasLongValue(message.content())) {
            return List.of();
        }
        try {
            return Lis2Message.parseAll(message.content());
        } catch (Lis2ParseException e) {
            throw new UnacceptableMessage("No LIS2-A2 message: " + e.getMessage(), e);
        }
    }

    /** Whether some stretch without a separator is long enough to be a piece of a picture. */
    private static boolean hasLongValue(byte[] content) {
        int length = 0;
        for (byte letter : content) {
            length = letter == '|' || letter == '\r' || letter == '\n' ? 0 : length + 1;
            if (length >= 400) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(InboundMessage message, String word) {
        return new String(message.content(), StandardCharsets.ISO_8859_1).contains(word);
    }

    private static Float @Nullable [] boxed(float @Nullable [] values) {
        if (values == null) {
            return null;
        }
        Float[] boxed = new Float[values.length];
        for (int i = 0; i < values.length; i++) {
            boxed[i] = values[i];
        }
        return boxed;
    }

    /** The curves and pictures of a tube, the newest message first. */
    public List<Drawn> ofTube(String accession, String placerNumber) {
        return jdbc.sql("""
            select d.*, a.name as analyzer_name from lab.distribution d join lab.analyzer a on a.id = d.analyzer
             where d.specimens && :numbers::text[] order by d.message desc, d.id limit :most
            """)
                .param("numbers", numbers(accession, placerNumber))
                .param("most", MOST)
                .query((row, _) -> Drawn.of(
                        row.getLong("id"),
                        row.getString("analyzer_name"),
                        row.getTimestamp("received_at").toInstant(),
                        distribution(row)))
                .list();
    }

    private static String[] numbers(String accession, String placerNumber) {
        return placerNumber.isEmpty() ? new String[] {accession} : new String[] {accession, placerNumber};
    }

    private static Distribution distribution(ResultSet row) throws SQLException {
        return new Distribution(
                List.of((String[]) row.getArray("specimens").getArray()),
                row.getString("name"),
                Distribution.Kind.valueOf(row.getString("kind")),
                row.getObject("lowest", Float.class),
                row.getObject("highest", Float.class),
                unboxed(row.getArray("values")),
                unboxed(row.getArray("places")),
                cloud(row),
                List.of((Float[]) row.getArray("lines").getArray()),
                row.getBytes("picture"),
                row.getString("trouble"));
    }

    private static float[] ends(Cloud cloud) {
        return new float[] {cloud.lowest(), cloud.highest(), cloud.bottom(), cloud.top()};
    }

    private static @Nullable Cloud cloud(ResultSet row) throws SQLException {
        float[] plane = unboxed(row.getArray("plane"));
        float[] xs = unboxed(row.getArray("xs"));
        float[] ys = unboxed(row.getArray("ys"));
        return plane == null || xs == null || ys == null
                ? null
                : new Cloud(
                        plane[0],
                        plane[1],
                        plane[2],
                        plane[3],
                        xs,
                        ys,
                        unboxed(row.getArray("quantities")),
                        unboxed(row.getArray("populations")));
    }

    private static float @Nullable [] unboxed(@Nullable Array array) throws SQLException {
        if (array == null) {
            return null;
        }
        Float[] boxed = (Float[]) array.getArray();
        float[] values = new float[boxed.length];
        for (int i = 0; i < boxed.length; i++) {
            values[i] = boxed[i];
        }
        return values;
    }

    /** What somebody reads of a tube; that it was read is written down. */
    @Transactional
    public List<Drawn> read(String accession) {
        audit.record(AuditEntry.of(AuditAction.READ, AuditEntry.PATIENT_RECORD, "distributions", accession));
        return ofTube(accession, "");
    }

    /** One picture; empty if there is none of this number. That it was read is written down. */
    @Transactional
    public Optional<byte[]> readPicture(long id) {
        Optional<byte[]> picture = picture(id);
        picture.ifPresent(_ -> audit.record(
                AuditEntry.of(AuditAction.READ, AuditEntry.PATIENT_RECORD, "distribution", Long.toString(id))));
        return picture;
    }

    private Optional<byte[]> picture(long id) {
        return jdbc.sql("select picture from lab.distribution where id = ? and picture is not null")
                .param(id)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }
}
