package org.undercroft.records.chart;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.undercroft.platform.security.account.Person;
import org.undercroft.platform.security.glass.BreakGlass;
import org.undercroft.platform.security.glass.GlassCase;
import org.undercroft.records.PatientId;
import org.undercroft.records.patient.PatientRegister;

/** The charts that somebody opened by breaking the glass, for as long as that lasts. */
@Component
public class OpenedCharts {

    /** What to tell somebody who was refused. */
    public static final String HOW_TO_BREAK_THE_GLASS =
            "In an emergency break the glass for this patient: on the page /break-glass, or by POST /api/break-glass"
                    + " with {\"patient\": its id, \"reason\": why}. The access lasts for a while, is on record and is"
                    + " reviewed.";

    private final BreakGlass glass;
    private final PatientRegister patients;

    OpenedCharts(BreakGlass glass, PatientRegister patients) {
        this.glass = glass;
        this.patients = patients;
    }

    /**
     * The case that opens all that these identities say, if it is one patient's and the reader has one open for them. A
     * merged patient's identities count as one.
     *
     * @param identities ids of patients, at least one
     */
    public Optional<GlassCase> caseFor(Authentication reader, Collection<String> identities) {
        return reader.getPrincipal() instanceof Person person && !identities.isEmpty()
                ? glass.openOf(person.account()).stream()
                        .filter(open -> covers(open, identities))
                        .findFirst()
                : Optional.empty();
    }

    private boolean covers(GlassCase open, Collection<String> identities) {
        return identities.stream().allMatch(open.patient()::equals)
                || patients.cluster(List.of(new PatientId(open.patient()))).stream()
                        .map(PatientId::value)
                        .toList()
                        .containsAll(identities);
    }
}
