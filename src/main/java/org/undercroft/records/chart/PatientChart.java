package org.undercroft.records.chart;

import java.util.List;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.encounter.StayRegister;
import org.undercroft.records.patient.Demographics;
import org.undercroft.records.patient.HeldIdentifier;
import org.undercroft.records.patient.PatientLink;

/**
 * All that the chart shows of a patient.
 *
 * @param patient who
 * @param demographics what is known of them
 * @param provisional whether they were only mentioned, never announced
 * @param identifiers all their numbers, with those of merged identities
 * @param links merges, standing and undone, the newest first
 * @param stays stays and visits, the newest first
 * @param results the newest results
 * @param reports the newest reports
 * @param orders the newest orders
 */
public record PatientChart(
        KnownPatient patient,
        Demographics demographics,
        boolean provisional,
        List<HeldIdentifier> identifiers,
        List<PatientLink> links,
        List<StayRegister.Told> stays,
        List<ClinicalLine> results,
        List<ClinicalLine> reports,
        List<ClinicalLine> orders) {}
