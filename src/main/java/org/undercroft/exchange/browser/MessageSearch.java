package org.undercroft.exchange.browser;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.platform.page.Direction;
import org.undercroft.platform.page.Listing;
import org.undercroft.platform.page.PageOf;
import org.undercroft.platform.page.PageRequest;

/** Finds messages, in and out, newest first. */
@Repository
class MessageSearch {

    static final Listing INBOUND = Listing.sortedBy("received", Direction.DESCENDING)
            .filteredBy("patient", "accession", "number", "type", "sender", "state", "batch", "since", "until");
    static final Listing OUTBOUND = Listing.sortedBy("created", Direction.DESCENDING)
            .filteredBy("patient", "accession", "number", "type", "destination", "state", "since", "until");

    /** Nobody pages further; counting further would read the whole inbox. */
    private static final int MOST_COUNTED = 10_000;

    private final JdbcClient jdbc;

    MessageSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    PageOf<MessageRow> inbound(PageRequest request) {
        Where where = new Where(request);
        where.mention("patient", "PATIENT", "inbound");
        where.mention("accession", "ACCESSION", "inbound");
        where.equal("number", "control_id");
        where.equal("type", "type");
        where.like("sender", "sender");
        where.equal("state", "state");
        where.add("batch", """
            id in (select inbound from exchange.batch_message
                   where batch = case when :batch ~ '^[0-9]{1,18}$' then :batch::bigint end)
            """);
        where.time("since", "received_at >= ");
        where.time("until", "received_at < ");
        return page(request, "exchange.inbox", where, MessageSearch::inboundRow);
    }

    PageOf<OutgoingRow> outbound(PageRequest request) {
        Where where = new Where(request);
        where.mention("patient", "PATIENT", "outbound");
        where.mention("accession", "ACCESSION", "outbound");
        where.equal("number", "control_id");
        where.equal("type", "type");
        where.like("destination", "destination");
        where.equal("state", "state");
        where.time("since", "created_at >= ");
        where.time("until", "created_at < ");
        return page(request, "exchange.outbound", where, MessageSearch::outgoingRow);
    }

    /** All rows of a search that anybody may take at once, from its first page on. */
    List<MessageRow> allInbound(PageRequest request) {
        return inbound(whole(request)).rows();
    }

    /** As {@link #allInbound}, of the outbox. */
    List<OutgoingRow> allOutbound(PageRequest request) {
        return outbound(whole(request)).rows();
    }

    private static PageRequest whole(PageRequest request) {
        return new PageRequest(
                request.listing(), 1, MOST_COUNTED, request.sort(), request.direction(), request.filters());
    }

    private <T> PageOf<T> page(PageRequest request, String table, Where where, RowReader<T> reader) {
        String order = request.direction() == Direction.ASCENDING ? "asc" : "desc";
        List<T> rows = jdbc.sql("select * from " + table + where.clause() + " order by id " + order
                        + " limit :most offset :offset")
                .params(where.values())
                .param("most", request.size())
                .param("offset", request.offset())
                .query((row, _) -> reader.read(row))
                .list();
        long total = jdbc.sql("select count(*) from (select 1 from " + table + where.clause() + " limit :limit) found")
                .params(where.values())
                .param("limit", MOST_COUNTED)
                .query(Long.class)
                .single();
        return new PageOf<>(rows, total, request);
    }

    static MessageRow inboundRow(ResultSet row) throws SQLException {
        return new MessageRow(
                row.getLong("id"),
                row.getTimestamp("received_at").toInstant(),
                row.getString("kind"),
                row.getString("channel"),
                row.getString("type"),
                row.getString("sender"),
                row.getString("control_id"),
                row.getString("state"),
                row.getString("summary"),
                row.getString("reason"),
                row.getInt("repeats"),
                row.getInt("size"));
    }

    static OutgoingRow outgoingRow(ResultSet row) throws SQLException {
        long cause = row.getLong("caused_by");
        return new OutgoingRow(
                row.getLong("id"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("destination"),
                row.getString("type"),
                row.getString("control_id"),
                row.getString("state"),
                row.getInt("attempts"),
                row.getString("reason"),
                cause == 0 ? null : cause,
                instant(row, "settled_at"),
                instant(row, "next_attempt_at"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The conditions of a search: column names are ours, values are always parameters. */
    private static final class Where {

        private final PageRequest request;
        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> values = new LinkedHashMap<>();

        Where(PageRequest request) {
            this.request = request;
        }

        void equal(String filter, String column) {
            add(filter, column + " = :" + filter);
        }

        void like(String filter, String column) {
            add(filter, "position(lower(:" + filter + ") in lower(" + column + ")) > 0");
        }

        void mention(String filter, String kind, String side) {
            add(
                    filter,
                    "id in (select " + side + " from exchange.mention where value = :" + filter + " and kind = '" + kind
                            + "')");
        }

        void time(String filter, String condition) {
            request.filter(filter).flatMap(Where::instant).ifPresent(time -> {
                conditions.add(condition + ":" + filter);
                values.put(filter, Timestamp.from(time));
            });
        }

        private void add(String filter, String condition) {
            request.filter(filter).ifPresent(value -> {
                conditions.add(condition);
                values.put(filter, value);
            });
        }

        private static Optional<Instant> instant(String text) {
            try {
                return Optional.of(
                        text.length() <= 10
                                ? LocalDate.parse(text)
                                        .atStartOfDay(ZoneId.systemDefault())
                                        .toInstant()
                                : LocalDateTime.parse(text.replace(' ', 'T'))
                                        .atZone(ZoneId.systemDefault())
                                        .toInstant());
            } catch (DateTimeParseException notATime) {
                return Optional.empty();
            }
        }

        String clause() {
            return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        }

        Map<String, Object> values() {
            return values;
        }
    }
}
