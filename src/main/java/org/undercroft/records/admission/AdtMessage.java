package org.undercroft.records.admission;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Group;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Structure;
import ca.uhn.hl7v2.model.v251.segment.EVN;
import ca.uhn.hl7v2.model.v251.segment.MRG;
import ca.uhn.hl7v2.model.v251.segment.MSH;
import ca.uhn.hl7v2.model.v251.segment.PID;
import ca.uhn.hl7v2.model.v251.segment.PV1;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.undercroft.exchange.UnacceptableMessage;
import org.undercroft.records.patient.HospitalTime;
import org.undercroft.records.patient.PidReading;

/**
 * What matters in an ADT message, whatever its structure: each PID with the PV1 and the MRG that follow it.
 *
 * @param facility who sent it, MSH-4
 * @param toldAt when the sender recorded it: EVN-2, else MSH-7, else when we received it
 * @param occurredAt when it happened: EVN-6; null if not said
 * @param people the patients it speaks of
 */
record AdtMessage(String facility, Instant toldAt, @Nullable Instant occurredAt, List<Person> people) {

    /**
     * One patient of the message.
     *
     * @param pid who
     * @param pv1 their visit; null if there is none
     * @param mrg what they were known by; null if there is none
     */
    record Person(PID pid, @Nullable PV1 pv1, @Nullable MRG mrg) {}

    static AdtMessage read(Message message, Instant receivedAt, ZoneId zone) {
        Segments segments = new Segments();
        segments.collect(message);
        if (segments.people.isEmpty()) {
            throw new UnacceptableMessage("The message has no PID segment: it says of nobody what happened");
        }
        return new AdtMessage(
                segments.msh
                        .map(msh -> PidReading.authority(msh.getSendingFacility()))
                        .orElse(""),
                segments.time(zone).orElse(receivedAt),
                segments.evn
                        .flatMap(evn -> HospitalTime.instant(
                                evn.getEventOccurred().getTime().getValue(), zone))
                        .orElse(null),
                segments.people);
    }

    /** Walks through a message in its order. */
    private static final class Segments {

        private final List<Person> people = new ArrayList<>();
        private Optional<MSH> msh = Optional.empty();
        private Optional<EVN> evn = Optional.empty();

        Optional<Instant> time(ZoneId zone) {
            return evn.flatMap(segment -> HospitalTime.instant(
                            segment.getRecordedDateTime().getTime().getValue(), zone))
                    .or(() -> msh.flatMap(segment -> HospitalTime.instant(
                            segment.getDateTimeOfMessage().getTime().getValue(), zone)));
        }

        void collect(Group group) {
            for (String name : group.getNames()) {
                try {
                    for (Structure structure : group.getAll(name)) {
                        take(structure);
                    }
                } catch (HL7Exception e) {
                    throw new UnacceptableMessage("Its segment " + name + " can't be read: " + e.getMessage(), e);
                }
            }
        }

        private void take(Structure structure) {
            switch (structure) {
                case MSH segment -> msh = Optional.of(segment);
                case EVN segment -> evn = Optional.of(segment);
                case PID segment -> people.add(new Person(segment, null, null));
                case PV1 segment
                when !people.isEmpty() ->
                    people.add(new Person(
                            last().pid(), segment, people.removeLast().mrg()));
                case MRG segment
                when !people.isEmpty() ->
                    people.add(new Person(last().pid(), people.removeLast().pv1(), segment));
                case Group group -> collect(group);
                default -> {}
            }
        }

        private Person last() {
            return people.getLast();
        }
    }
}
