package org.undercroft.records.fhir.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditEventView;
import org.undercroft.platform.audit.AuditSearch;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.audit.RecordedAudit;
import org.undercroft.platform.security.AllowedTo;
import org.undercroft.platform.security.Role;
import org.undercroft.records.fhir.HospitalZone;
import org.undercroft.records.fhir.search.DateBound;
import org.undercroft.records.fhir.search.RefusedSearch;

/** The audit trail as FHIR AuditEvents, the newest first; reading it is audited too. */
@RestController
@RequestMapping("/fhir/AuditEvent")
@AllowedTo(
        value = {Role.SECURITY_ANALYST, Role.RECORDS_MANAGER, Role.ADMINISTRATOR},
        scopes = {"system/AuditEvent.rs", "system/AuditEvent.read", "system/*.rs", "system/*.read", "system/*.cruds"})
class AuditEventDoor {

    /** What it can be searched by. */
    static final List<String> PARAMETERS = List.of("patient", "agent-name", "action", "date");

    private static final Set<String> KNOWN =
            Set.of("patient", "agent-name", "action", "date", "_count", "_after", "_format", "_pretty");
    private static final int USUAL = 50;
    private static final int MOST = 1_000;

    private final AuditTrail trail;
    private final FhirAnswers answers;
    private final HospitalZone zone;

    AuditEventDoor(AuditTrail trail, FhirAnswers answers, HospitalZone zone) {
        this.trail = trail;
        this.answers = answers;
        this.zone = zone;
    }

    @GetMapping("/{position:\\d{1,18}}")
    @Transactional
    public ResponseEntity<byte[]> read(@PathVariable long position, HttpServletRequest request) {
        AuditSearch one = new AuditSearch(null, null, null, null, null, null, position + 1, 1);
        RecordedAudit found = trail.search(one).stream()
                .filter(entry -> entry.position() == position)
                .findFirst()
                .orElseThrow(() -> RefusedInteraction.notFound("AuditEvent", Long.toString(position)));
        written(Long.toString(position), found.entry().patients(), "read");
        return answers.resource(HttpStatus.OK, AuditEventView.of(found), Notation.of(request));
    }

    @GetMapping
    @Transactional
    public ResponseEntity<byte[]> search(HttpServletRequest request) {
        request.getParameterMap().keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new RefusedSearch("AuditEvent has no search parameter '" + name + "'; it has "
                            + String.join(", ", PARAMETERS));
                });
        int count = Math.clamp(number(request, "_count", USUAL), 1, MOST);
        List<RecordedAudit> found = trail.search(asked(request, count + 1));
        boolean more = found.size() > count;
        List<RecordedAudit> shown = more ? found.subList(0, count) : found;
        written(
                "",
                shown.stream()
                        .flatMap(entry -> entry.entry().patients().stream())
                        .distinct()
                        .toList(),
                "search " + request.getQueryString());
        return answers.resource(HttpStatus.OK, bundle(shown, more, request), Notation.of(request));
    }

    private AuditSearch asked(HttpServletRequest request, int most) {
        String patient = request.getParameter("patient");
        String after = request.getParameter("_after");
        Instant from = null;
        Instant until = null;
        String[] dates = request.getParameterValues("date");
        for (String date : dates == null ? new String[0] : dates) {
            DateBound bound = DateBound.parse(date, zone.id(), Instant.now());
            switch (bound.prefix()) {
                case EQ -> {
                    from = bound.low();
                    until = bound.high();
                }
                case GE -> from = bound.low();
                case GT, SA -> from = bound.high();
                case LT, EB -> until = bound.low();
                case LE -> until = bound.high();
                case NE, AP -> throw new RefusedSearch("AuditEvent's date takes eq, ge, gt, sa, le, lt and eb");
            }
        }
        return new AuditSearch(
                patient == null ? null : patient.substring(patient.lastIndexOf('/') + 1),
                request.getParameter("agent-name"),
                action(request.getParameter("action")),
                null,
                from,
                until,
                after == null ? null : position(after),
                most);
    }

    private static @Nullable AuditAction action(@Nullable String code) {
        if (code == null) {
            return null;
        }
        for (AuditAction action : AuditAction.values()) {
            if (action.code().equals(code)) {
                return action;
            }
        }
        throw new RefusedSearch("action is C, R, U, D or E, not '" + code + "'");
    }

    private static long position(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new RefusedSearch("_after is not from a link of ours; begin again without it", e);
        }
    }

    private static int number(HttpServletRequest request, String name, int otherwise) {
        String text = request.getParameter(name);
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new RefusedSearch(name + " is a number, not '" + text + "'", e);
        }
    }

    private static Bundle bundle(List<RecordedAudit> shown, boolean more, HttpServletRequest request) {
        String base = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/fhir")
                .toUriString();
        Bundle bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        ServletUriComponentsBuilder self = ServletUriComponentsBuilder.fromRequest(request);
        bundle.addLink().setRelation("self").setUrl(self.toUriString());
        if (more) {
            bundle.addLink()
                    .setRelation("next")
                    .setUrl(self.replaceQueryParam("_after", shown.getLast().position())
                            .toUriString());
        }
        for (RecordedAudit entry : shown) {
            AuditEvent event = AuditEventView.of(entry);
            bundle.addEntry()
                    .setFullUrl(base + "/AuditEvent/" + entry.position())
                    .setResource(event);
        }
        return bundle;
    }

    private void written(String id, List<String> patients, String words) {
        trail.record(AuditEntry.of(AuditAction.READ, "audit", "AuditEvent", id)
                .about(patients)
                .saying(words));
    }
}
