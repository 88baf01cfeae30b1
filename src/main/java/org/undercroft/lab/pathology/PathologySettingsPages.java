package org.undercroft.lab.pathology;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Option;
import org.undercroft.platform.page.Refusal;

/** What the laboratory sets for pathology, in a browser: second looks, stains, stations and checklists. */
@Controller
@RequestMapping("/lab/pathology/settings")
@MaySetUpLab
class PathologySettingsPages {

    private final PathologySettings settings;

    PathologySettingsPages(PathologySettings settings) {
        this.settings = settings;
    }

    @GetMapping
    String settings(Model model) {
        model.addAttribute("classes", settings.classes());
        model.addAttribute("stains", settings.stains());
        model.addAttribute("stations", settings.stations());
        model.addAttribute("checklists", settings.checklists());
        model.addAttribute("looks", Option.of(DiagnosisClass.SecondLook.class, DiagnosisClass.SecondLook::label));
        model.addAttribute("kinds", Option.of(Stain.Kind.class, Stain.Kind::label));
        return "lab/pathology/settings";
    }

    @PostMapping("/classes/{code}")
    String secondLook(
            @PathVariable String code,
            @RequestParam DiagnosisClass.SecondLook secondLook,
            @RequestParam int share,
            RedirectAttributes then) {
        return set("The second look is set.", () -> settings.secondLook(code, secondLook, share), then);
    }

    @PostMapping("/stains")
    String stain(
            @RequestParam String code,
            @RequestParam String name,
            @RequestParam Stain.Kind kind,
            @RequestParam(defaultValue = "") String control,
            RedirectAttributes then) {
        return set(
                "The stain is set.",
                () -> settings.set(new Stain(code.strip(), name.strip(), kind, control.strip())),
                then);
    }

    @PostMapping("/stains/{code}/retire")
    String retire(@PathVariable String code, RedirectAttributes then) {
        return set("The stain can't be ordered any more.", () -> settings.retireStain(code), then);
    }

    @PostMapping("/stations/{code}")
    String limit(@PathVariable String code, @RequestParam int hours, RedirectAttributes then) {
        return set("The limit is set.", () -> settings.limit(code, hours), then);
    }

    @PostMapping("/checklists")
    String load(
            @RequestParam String code,
            @RequestParam String version,
            @RequestParam String name,
            @RequestParam String table,
            RedirectAttributes then) {
        return set("The checklist is in force.", () -> settings.load(code, version, name, table), then);
    }

    private static String set(String words, Runnable work, RedirectAttributes then) {
        try {
            work.run();
            then.addFlashAttribute("notice", Notice.success(words));
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
        } catch (IllegalArgumentException unfit) {
            then.addFlashAttribute("notice", Notice.danger(String.valueOf(unfit.getMessage())));
        }
        return "redirect:/lab/pathology/settings";
    }
}
