package org.undercroft.records.chart;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.undercroft.platform.security.Role;
import org.undercroft.platform.security.account.Person;
import org.undercroft.platform.security.glass.BreakGlass;
import org.undercroft.records.PatientId;

/**
 * How much of a chart somebody may see. Desks that care for the patient, and medical records, see all of it; the
 * laboratory sees what belongs to its work, and the rest by breaking the glass.
 */
@Component
class ChartAccess {

    private final BreakGlass glass;

    ChartAccess(BreakGlass glass) {
        this.glass = glass;
    }

    /** How much. */
    enum Extent {
        /** All of it. */
        WHOLE,
        /** All of it for a while, on the person's own word. */
        GLASS_BROKEN,
        /** Who it is, and the laboratory's orders, results and reports. */
        LABORATORY
    }

    Extent of(Authentication reader, PatientId patient) {
        boolean whole = Role.DOCTOR.isHeldBy(reader)
                || Role.NURSE.isHeldBy(reader)
                || Role.MEDICAL_RECORDS_TECHNICIAN.isHeldBy(reader)
                || Role.RECORDS_MANAGER.isHeldBy(reader);
        if (whole) {
            return Extent.WHOLE;
        }
        boolean broken =
                reader.getPrincipal() instanceof Person person && glass.isOpenFor(person.account(), patient.value());
        return broken ? Extent.GLASS_BROKEN : Extent.LABORATORY;
    }
}
