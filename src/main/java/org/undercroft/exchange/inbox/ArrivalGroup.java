package org.undercroft.exchange.inbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A group without repetitions within itself. */
record ArrivalGroup(List<Member> members, List<Integer> memberOf) {

    static ArrivalGroup of(List<Arrival> arrivals) {
        List<Member> members = new ArrayList<>();
        List<Integer> memberOf = new ArrayList<>();
        Map<Identity, Integer> seen = new HashMap<>();
        for (Arrival arrival : arrivals) {
            Member member = new Member(arrival, sha256(arrival.content()), 0);
            Integer earlier = arrival.isIdentified() ? seen.get(member.identity()) : null;
            if (earlier == null) {
                if (arrival.isIdentified()) {
                    seen.put(member.identity(), members.size());
                }
                memberOf.add(members.size());
                members.add(member);
            } else {
                memberOf.add(earlier);
                members.set(earlier, members.get(earlier).repeated());
            }
        }
        return new ArrivalGroup(members, memberOf);
    }

    int size() {
        return members.size();
    }

    Set<String> lanes() {
        Set<String> lanes = new HashSet<>();
        for (Member member : members) {
            if (member.arrival.kind() == Arrival.Kind.MESSAGE && member.arrival.refusal() == null) {
                lanes.add(member.arrival.header().sender());
            }
        }
        return lanes;
    }

    List<Stored> expand(List<Stored> stored) {
        List<Stored> all = new ArrayList<>(memberOf.size());
        Set<Integer> given = new HashSet<>();
        for (Integer index : memberOf) {
            Stored one = stored.get(index);
            boolean first = given.add(index);
            all.add(first ? one : new Stored(one.id(), one.receivedAt(), one.answer(), true));
        }
        return all;
    }

    void bind(Connection open, PreparedStatement statement) throws SQLException {
        texts(open, statement, 1, a -> a.kind().name());
        texts(open, statement, 2, Arrival::channel);
        texts(open, statement, 3, Arrival::door);
        texts(open, statement, 4, Arrival::peer);
        texts(open, statement, 5, a -> a.format().name());
        texts(open, statement, 6, a -> a.header().type());
        texts(open, statement, 7, a -> a.header().sender());
        texts(open, statement, 8, a -> a.header().controlId());
        array(open, statement, 9, "boolean", m -> m.arrival.isIdentified());
        array(open, statement, 10, "bytea", m -> m.hash);
        array(open, statement, 11, "bytea", m -> m.arrival.content());
        array(open, statement, 12, "bytea", m -> m.arrival.wire());
        array(open, statement, 13, "bigint", m -> micros(m.arrival.receivedAt()));
        texts(open, statement, 14, Arrival::refusal);
        texts(open, statement, 15, a -> a.answer().verdict().name());
        texts(open, statement, 16, a -> a.answer().text());
        array(open, statement, 17, "int4", m -> m.repeats);
    }

    private void texts(
            Connection open, PreparedStatement statement, int index, Function<Arrival, @Nullable String> field)
            throws SQLException {
        array(open, statement, index, "text", member -> field.apply(member.arrival));
    }

    private void array(
            Connection open,
            PreparedStatement statement,
            int index,
            String type,
            Function<Member, @Nullable Object> field)
            throws SQLException {
        Object[] values = type.equals("bytea") ? new byte[size()][] : new Object[size()];
        for (int i = 0; i < size(); i++) {
            values[i] = field.apply(members.get(i));
        }
        statement.setArray(index, open.createArrayOf(type, values));
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // compared through Identity only
    private record Member(Arrival arrival, byte[] hash, int repeats) {

        Identity identity() {
            return new Identity(
                    String.valueOf(arrival.header().controlId()),
                    arrival.header().sender(),
                    new String(hash, ISO_8859_1));
        }

        Member repeated() {
            return new Member(arrival, hash, repeats + 1);
        }
    }

    private record Identity(String controlId, String sender, String hash) {}
}
