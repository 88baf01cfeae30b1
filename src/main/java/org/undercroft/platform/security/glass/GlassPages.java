package org.undercroft.platform.security.glass;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
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

    static final String REVIEWS = "/administration/break-glass";
    private static final int MOST = 200;

    private final BreakGlass glass;
    private final GlassUses uses;

    GlassPages(BreakGlass glass, GlassUses uses) {
        this.glass = glass;
        this.uses = uses;
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

    @GetMapping(REVIEWS)
    @AllowedTo({Role.SECURITY_ANALYST, Role.RECORDS_MANAGER})
    ModelAndView reviews() {
        return queue(null);
    }

    @GetMapping(REVIEWS + "/{id}")
    @AllowedTo({Role.SECURITY_ANALYST, Role.RECORDS_MANAGER})
    ModelAndView oneCase(@PathVariable long id) {
        return oneCase(id, null);
    }

    @PostMapping(REVIEWS + "/{id}")
    @AllowedTo({Role.SECURITY_ANALYST, Role.RECORDS_MANAGER})
    ModelAndView review(
            @AuthenticationPrincipal Person person,
            @PathVariable long id,
            @RequestParam Verdict verdict,
            @RequestParam String note) {
        try {
            boolean done = glass.review(id, person.account(), verdict, note);
            return queue(
                    done
                            ? Notice.success("Case " + id + " is reviewed.")
                            : Notice.danger("Case " + id + " was reviewed before, or is your own."));
        } catch (IllegalArgumentException e) {
            return oneCase(id, Notice.danger(Objects.requireNonNull(e.getMessage()) + "."));
        }
    }

    private ModelAndView oneCase(long id, @Nullable Notice notice) {
        GlassCase broken = glass.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no case " + id));
        ModelAndView page = new ModelAndView("security/glass-case");
        page.addObject("broken", broken);
        page.addObject("uses", uses.of(broken).stream().map(GlassPages::row).toList());
        page.addObject("notice", notice);
        return page;
    }

    private static List<String> row(GlassUses.Use use) {
        return List.of(
                Long.toString(use.position()),
                Times.seconds(use.at()),
                use.entityType() + " " + use.entityId(),
                use.detail());
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
}
