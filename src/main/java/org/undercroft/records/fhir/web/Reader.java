package org.undercroft.records.fhir.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.undercroft.platform.security.Role;
import org.undercroft.platform.security.program.SmartScopes;
import org.undercroft.platform.security.program.SmartScopes.Interaction;
import org.undercroft.records.chart.OpenedCharts;

/**
 * Who asks at the FHIR door, and what they may have there: people by their roles, programs by their SMART scopes.
 *
 * @param roles a person's roles
 * @param scopes a program's scopes
 */
record Reader(Set<Role> roles, List<String> scopes) {

    private static final String SCOPE = "SCOPE_";
    private static final Set<String> LABORATORY =
            Set.of("Patient", "ServiceRequest", "Specimen", "Observation", "DiagnosticReport");
    private static final Set<Role> WHOLE_RECORD =
            EnumSet.of(Role.DOCTOR, Role.NURSE, Role.MEDICAL_RECORDS_TECHNICIAN, Role.RECORDS_MANAGER);

    static Reader of(Authentication caller) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (role.isHeldBy(caller)) {
                roles.add(role);
            }
        }
        List<String> scopes = caller.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(name -> name != null && name.startsWith(SCOPE))
                .map(name -> name.substring(SCOPE.length()))
                .toList();
        return new Reader(roles, scopes);
    }

    /** On what ground they may; refuses, with what to do, where there can be none. */
    Ground groundFor(String type, Interaction interaction, Authentication caller) {
        if (!roles.isEmpty()) {
            return mayRead(type) ? new Ground.Desk() : new Ground.BrokenGlass(caller, type);
        }
        if (!SmartScopes.allows(scopes, type, interaction)) {
            String letter = interaction == Interaction.SEARCH ? "s" : "r";
            throw forbidden("Your scopes (" + String.join(" ", scopes) + ") do not cover this; ask for system/" + type
                    + "." + letter);
        }
        return new Ground.Desk();
    }

    /** What somebody is told who needs the glass broken. */
    static RefusedInteraction glassNotBroken(String type) {
        return forbidden("Your desk reads laboratory data only, not " + type
                + "; a doctor, a nurse or medical records can. " + OpenedCharts.HOW_TO_BREAK_THE_GLASS
                + " A search must then name the patient: " + type + "?patient=its id.");
    }

    private boolean mayRead(String type) {
        return LABORATORY.contains(type) || roles.stream().anyMatch(WHOLE_RECORD::contains);
    }

    private static RefusedInteraction forbidden(String words) {
        return new RefusedInteraction(HttpStatus.FORBIDDEN, IssueType.FORBIDDEN, words);
    }
}
