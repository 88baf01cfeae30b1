package org.undercroft.records.admission;

import java.util.List;
import org.undercroft.records.patient.HeldIdentifier;
import org.undercroft.records.patient.ReportedPerson;
import org.undercroft.records.patient.Told;

/** A person of whom only numbers are said. */
final class Mentioned {

    private Mentioned() {}

    static ReportedPerson by(List<HeldIdentifier> numbers) {
        return new ReportedPerson(
                numbers,
                new Told.Nothing<>(),
                new Told.Nothing<>(),
                new Told.Nothing<>(),
                new Told.Nothing<>(),
                new Told.Nothing<>(),
                new Told.Nothing<>(),
                new Told.Nothing<>());
    }
}
