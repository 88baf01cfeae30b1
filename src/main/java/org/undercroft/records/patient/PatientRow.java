package org.undercroft.records.patient;

import java.time.Instant;
import org.undercroft.records.PatientId;

/**
 * An identity as the index keeps it.
 *
 * @param id it
 * @param holder the identity that stands for it now
 * @param provisional mentioned but never announced
 * @param demographics what is known
 * @param toldAt since when
 */
public record PatientRow(
        PatientId id, PatientId holder, boolean provisional, Demographics demographics, Instant toldAt) {

    /** Whether it stands for itself. */
    public boolean standing() {
        return id.equals(holder);
    }
}
