package org.undercroft.lab.pathology;

import java.time.Instant;

/**
 * A case in a list.
 *
 * @param id ours
 * @param number as people call it
 * @param kind what sort of case
 * @param patient the index's identity
 * @param patientName whose it is
 * @param recordNumber the patient's number
 * @param ward where the report goes
 * @param priority S at once, A soon, R routine
 * @param assignedTo who reads it; empty if nobody yet
 * @param step how far it is
 * @param parts how many containers or parts
 * @param blocks how many blocks
 * @param slides how many slides that are still wanted
 * @param openedAt when it got its number
 */
public record CaseRow(
        long id,
        String number,
        CaseKind kind,
        String patient,
        String patientName,
        String recordNumber,
        String ward,
        String priority,
        String assignedTo,
        CaseStep step,
        int parts,
        int blocks,
        int slides,
        Instant openedAt) {}
