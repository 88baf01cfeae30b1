package org.undercroft.rehearsal.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.undercroft.rehearsal.script.Bed;
import org.undercroft.rehearsal.script.Person;
import org.undercroft.rehearsal.script.Stay;

/** PID and PV1, which all messages of the hospital share. */
final class PatientSegments {

    private static final String AUTHORITY = "^^^HOSPITAL^MR";

    private PatientSegments() {}

    static String identifier(String recordNumber) {
        return recordNumber + AUTHORITY;
    }

    static void person(Hl7Text message, Person person) {
        message.sparse(
                "PID",
                1,
                "1",
                3,
                identifier(person.recordNumber()),
                5,
                Hl7Text.escaped(person.family()) + "^" + Hl7Text.escaped(person.given()) + "^^^^^L",
                7,
                Hl7Text.date(person.birthDate()),
                8,
                person.sex(),
                11,
                person.street().isEmpty() ? "" : Hl7Text.escaped(person.street()) + "^^Rehearsal^^00000",
                13,
                Hl7Text.escaped(person.phone()));
    }

    static void visit(
            Hl7Text message,
            Stay stay,
            Bed bed,
            @Nullable Bed former,
            @Nullable Instant admitted,
            @Nullable Instant discharged) {
        message.sparse(
                "PV1",
                1,
                "1",
                2,
                stay.inpatient() ? "I" : bed.ward().equals("ED") ? "E" : "O",
                3,
                place(bed),
                6,
                former == null ? "" : place(former),
                7,
                stay.doctor(),
                19,
                stay.visit() + "^^^HOSPITAL^VN",
                44,
                admitted == null ? "" : Hl7Text.time(admitted),
                45,
                discharged == null ? "" : Hl7Text.time(discharged));
    }

    static String place(Bed bed) {
        return bed.ward() + "^" + bed.room() + "^" + bed.bed() + "^HOSPITAL";
    }
}
