package org.undercroft.lab.specimen;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tube, cup or swab, or a part of one, as it is now.
 *
 * @param id ours
 * @param accession its number
 * @param placerNumber the sender's number of it; empty if none
 * @param type code of the kind of specimen
 * @param typeName what people call that kind
 * @param tube what it is collected in
 * @param patient the index's identity
 * @param recordNumber the patient's number, as ordered
 * @param patientName as ordered
 * @param ward where it comes from
 * @param priority S at once, A soon, R routine
 * @param collectedAt null if unsaid
 * @param collectedBy empty if unsaid
 * @param receivedAt null until it is
 * @param receivedBy who scanned it; empty if it wasn't scanned
 * @param receiptImplied whether nobody scanned it and an analyzer had it first
 * @param state where it is in its life
 * @param stateAt since when
 * @param stateBy by whom
 * @param place where it is, in words; empty if nobody said
 * @param parent the number of the tube it was taken from; null for a whole one
 * @param replaces the number of the rejected one it was drawn again for; null if none
 * @param replacedBy the number of the one drawn again for it; null if none
 * @param volume of an aliquot in milliliters; null if unsaid
 * @param tests what is asked of it, by our codes
 * @param openTests how many of them have no released result
 * @param createdAt when it got its number
 */
public record Specimen(
        long id,
        String accession,
        String placerNumber,
        String type,
        String typeName,
        String tube,
        String patient,
        String recordNumber,
        String patientName,
        String ward,
        String priority,
        @Nullable Instant collectedAt,
        String collectedBy,
        @Nullable Instant receivedAt,
        String receivedBy,
        boolean receiptImplied,
        SpecimenState state,
        Instant stateAt,
        String stateBy,
        String place,
        @Nullable String parent,
        @Nullable String replaces,
        @Nullable String replacedBy,
        @Nullable BigDecimal volume,
        List<String> tests,
        int openTests,
        Instant createdAt) {

    public Specimen {
        tests = List.copyOf(tests);
    }

    /** Whether it is part of another tube. */
    public boolean isAliquot() {
        return parent != null;
    }

    /** The ward without the separators of HL7. */
    public String wardWords() {
        return ward.replace('^', ' ').strip();
    }
}
