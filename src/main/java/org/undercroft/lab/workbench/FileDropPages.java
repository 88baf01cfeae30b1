package org.undercroft.lab.workbench;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.lab.analyzer.AnalyzerTabs;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Refusal;

/** Watched folders in a browser. */
@Controller
@RequestMapping("/lab/file-drops")
@MaySetUpLab
class FileDropPages {

    private static final String HERE = "/lab/file-drops";

    private final FileDropDesk desk;

    FileDropPages(FileDropDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    String page(Model model) {
        model.addAttribute("tabs", AnalyzerTabs.at(HERE));
        model.addAttribute("drops", desk.all());
        return "lab/file-drops";
    }

    @PostMapping
    String make(
            @RequestParam String folder,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String model,
            RedirectAttributes then) {
        try {
            long id = desk.make(folder, name, model).id().value();
            then.addFlashAttribute(
                    "notice",
                    Notice.success("The folder is watched. Paste one of its files and say what its columns hold."));
            return "redirect:/lab/analyzers/" + id + "/workbench";
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
        } catch (IllegalArgumentException unfit) {
            then.addFlashAttribute("notice", Notice.danger(String.valueOf(unfit.getMessage())));
        }
        return "redirect:" + HERE;
    }
}
