package org.undercroft.platform.security.glass;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.undercroft.platform.security.AllowedTo;
import org.undercroft.platform.security.Role;
import org.undercroft.platform.security.account.Person;
import org.undercroft.platform.security.glass.GlassCase.Verdict;

/** Breaking the glass, and its review, for programs that people use. */
@RestController
@RequestMapping("/api/break-glass")
@AllowedTo({Role.SECURITY_ANALYST, Role.RECORDS_MANAGER})
class GlassApi {

    private static final int MOST = 1_000;

    private final BreakGlass glass;
    private final GlassUses uses;

    GlassApi(BreakGlass glass, GlassUses uses) {
        this.glass = glass;
        this.uses = uses;
    }

    /**
     * What to open.
     *
     * @param patient the id of the patient
     * @param reason why
     */
    record Asked(String patient, String reason) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo({Role.DOCTOR, Role.NURSE, Role.PATHOLOGIST, Role.LAB_TECHNOLOGIST})
    GlassCase open(@AuthenticationPrincipal Person person, @RequestBody Asked asked) {
        try {
            return glass.open(person.account(), asked.patient(), asked.reason());
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
        }
    }

    @GetMapping("/cases")
    List<GlassCase> cases() {
        return glass.cases(MOST);
    }

    /**
     * A case with what was seen by it.
     *
     * @param broken the case
     * @param uses what was seen
     */
    record WithUses(GlassCase broken, List<GlassUses.Use> uses) {}

    @GetMapping("/cases/{id}")
    WithUses oneCase(@PathVariable long id) {
        GlassCase broken = known(id);
        return new WithUses(broken, uses.of(broken));
    }

    /**
     * What the review found.
     *
     * @param verdict whether the access was needed
     * @param note why, in words
     */
    record Reviewed(Verdict verdict, String note) {}

    @PostMapping("/cases/{id}/review")
    GlassCase review(@AuthenticationPrincipal Person person, @PathVariable long id, @RequestBody Reviewed reviewed) {
        known(id);
        try {
            if (!glass.review(id, person.account(), reviewed.verdict(), reviewed.note())) {
                throw new ResponseStatusException(
                        HttpStatus.CONFLICT, "Case " + id + " was reviewed before, or is your own");
            }
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
        }
        return known(id);
    }

    private GlassCase known(long id) {
        return glass.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no case " + id));
    }
}
