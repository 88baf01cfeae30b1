package org.undercroft.exchange.inbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.undercroft.exchange.MessageId;

/** A group without repetitions within itself. */
record ArrivalGroup(List<Member> members, List<Integer> memberOf) {

    static ArrivalGroup of(List<Arrival> arrivals) {
        List<Member> members = new ArrayList<>();
        List<Integer> memberOf = new ArrayList<>();
        Map<Identity, Integer> seen = new HashMap<>();
        Set<SentNumber> numbers = new HashSet<>();
        for (Arrival arrival : arrivals) {
            Member member = new Member(arrival, sha256(arrival.content()), 0, false);
            Integer earlier = arrival.isIdentified() ? seen.get(member.identity()) : null;
            if (earlier == null) {
                if (arrival.isIdentified()) {
                    seen.put(member.identity(), members.size());
                }
                memberOf.add(members.size());
                boolean sameNumber = arrival.isIdentified() && !numbers.add(member.number());
                members.add(new Member(arrival, member.hash(), 0, sameNumber));
            } else {
                memberOf.add(earlier);
                members.set(earlier, members.get(earlier).repeated());
            }
        }
        return new ArrivalGroup(members, memberOf);
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

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /**
     * One message of the group.
     *
     * @param arrival it
     * @param hash SHA-256 of its content
     * @param repeats how often it came again within the group
     * @param sameNumber whether other bytes came under its number, earlier within the group
     */
    @SuppressWarnings("ArrayRecordComponent") // compared through Identity only
    record Member(Arrival arrival, byte[] hash, int repeats, boolean sameNumber) {

        /** Its sender's number for it, if a repetition can be recognised by that. */
        @Nullable
        String recognisedNumber() {
            return arrival.isIdentified() ? arrival.header().controlId() : null;
        }

        Stored storedAs(long id) {
            return new Stored(new MessageId(id), arrival.receivedAt(), arrival.answer(), false);
        }

        private SentNumber number() {
            return new SentNumber(
                    String.valueOf(arrival.header().controlId()),
                    arrival.header().sender());
        }

        private Identity identity() {
            return new Identity(number(), new String(hash, ISO_8859_1));
        }

        private Member repeated() {
            return new Member(arrival, hash, repeats + 1, sameNumber);
        }
    }

    private record SentNumber(String controlId, String sender) {}

    private record Identity(SentNumber number, String hash) {}
}
