package org.undercroft.platform.security.glass;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Times;
import org.undercroft.platform.security.AllowedTo;
import org.undercroft.platform.security.Role;
import org.undercroft.platform.security.account.Person;
import org.undercroft.platform.security.glass.GlassCase.Verdict;

/** Where clinicians break the glass, and where it is reviewed. */
@Controller
class GlassPages {

    private static final String REVIEWS = "/administration/break-glass";
    private static final int MOST = 200;

    private final BreakGlass glass;

    GlassPages(BreakGlass glass) {
        this.glass = glass;
    }

    @GetMapping("/break-glass")
    @AllowedTo({Role.DOCTOR, Role.NURSE, Role.PATHOLOGIST, Role.LAB_TECHNOLOGIST})
    ModelAndView ask(@RequestParam(defaultValue = "") String patient) {
        return form(patient, "", null);
    }

    @PostMapping("/break-glass")
    @AllowedTo({Role.DOCTOR, Role.NURSE, Role.PATHOLOGIST, Role.LAB_TECHNOLOGIST})
    ModelAndView open(
            @AuthenticationPrincipal Person person, @RequestParam String patient, @RequestParam String reason) {
        try {
            GlassCase broken = glass.open(person.account(), patient, reason);
            return form(
                    patient,
                    "",
                    Notice.warning("You have access until " + Times.minutes(broken.openUntil())
                            + ". It is on record, and will be reviewed."));
        } catch (IllegalArgumentException e) {
            return form(patient, reason, Notice.danger(Objects.requireNonNull(e.getMessage()) + "."));
        }
    }

    @PostMapping("/api/break-glass")
    @ResponseBody
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo({Role.DOCTOR, Role.NURSE, Role.PATHOLOGIST, Role.LAB_TECHNOLOGIST})
    GlassCase open(@AuthenticationPrincipal Person person, @RequestBody Asked asked) {
        try {
            return glass.open(person.account(), asked.patient(), asked.reason());
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
        }
    }

    @GetMapping(REVIEWS)
    @AllowedTo({Role.SECURITY_ANALYST, Role.RECORDS_MANAGER})
    ModelAndView reviews() {
        return queue(null);
    }

    @PostMapping(REVIEWS + "/{id}")
    @AllowedTo({Role.SECURITY_ANALYST, Role.RECORDS_MANAGER})
    ModelAndView review(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @RequestParam Verdict verdict,
            @RequestParam String note) {
        boolean done = glass.review(id, person.account(), verdict, note);
        return queue(
                done
                        ? Notice.success("Case " + id + " is reviewed.")
                        : Notice.danger("Case " + id + " was reviewed before, or is your own."));
    }

    private static ModelAndView form(String patient, String reason, @Nullable Notice notice) {
        ModelAndView page = new ModelAndView("security/break-glass");
        page.addObject("patient", patient);
        page.addObject("reason", reason);
        page.addObject("notice", notice);
        return page;
    }

    private ModelAndView queue(@Nullable Notice notice) {
        ModelAndView page = new ModelAndView("security/glass-cases");
        page.addObject("cases", glass.cases(MOST));
        page.addObject("notice", notice);
        return page;
    }

    record Asked(String patient, String reason) {}
}
