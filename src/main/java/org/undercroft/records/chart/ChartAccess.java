package org.undercroft.records.chart;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.security.Role;
import org.undercroft.platform.security.glass.GlassCase;
import org.undercroft.records.PatientId;

/**
 * How much of a chart somebody may see. Desks that care for the patient, and medical records, see all of it; the
 * laboratory sees what belongs to its work, and the rest by breaking the glass.
 */
@Component
class ChartAccess {

    private final OpenedCharts opened;

    ChartAccess(OpenedCharts opened) {
        this.opened = opened;
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

    /**
     * What somebody may see, and why.
     *
     * @param extent how much
     * @param glass the case by which; null where the desk suffices
     */
    record Access(Extent extent, @Nullable GlassCase glass) {

        /** The entry for the audit trail, with the case if there is one. */
        AuditEntry audited(AuditEntry entry) {
            return glass == null ? entry : glass.used(entry);
        }
    }

    Access of(Authentication reader, PatientId patient) {
        if (readsAll(reader)) {
            return new Access(Extent.WHOLE, null);
        }
        return opened.caseFor(reader, java.util.List.of(patient.value()))
                .map(glass -> new Access(Extent.GLASS_BROKEN, glass))
                .orElse(new Access(Extent.LABORATORY, null));
    }

    /**
     * The same for somebody who wants the whole chart or nothing.
     *
     * @throws RefusedChange if they may see a part only; it says how to break the glass
     */
    Access ofWhole(Authentication reader, PatientId patient) {
        Access access = of(reader, patient);
        if (access.extent() == Extent.LABORATORY) {
            throw new RefusedChange(
                    HttpStatus.FORBIDDEN,
                    "Your desk reads the laboratory's part of a chart only. " + OpenedCharts.HOW_TO_BREAK_THE_GLASS);
        }
        return access;
    }

    private static boolean readsAll(Authentication reader) {
        return Role.DOCTOR.isHeldBy(reader)
                || Role.NURSE.isHeldBy(reader)
                || Role.MEDICAL_RECORDS_TECHNICIAN.isHeldBy(reader)
                || Role.RECORDS_MANAGER.isHeldBy(reader);
    }
}
