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
 * @param whole whether it is all there is; false if it was cut to what the reader's desk may see
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
        List<ClinicalLine> orders,
        boolean whole) {

    /** What the laboratory needs of it: neither stays nor where they live. */
    PatientChart forLaboratory() {
        Demographics known = new Demographics(
                demographics.names(),
                demographics.birthDate(),
                demographics.sex(),
                List.of(),
                List.of(),
                demographics.dead(),
                demographics.deathTime());
        return new PatientChart(
                patient, known, provisional, identifiers, links, List.of(), results, reports, orders, false);
    }
}
