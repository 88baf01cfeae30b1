package org.undercroft.records.chart;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.platform.page.Column;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.security.AllowedTo;
import org.undercroft.platform.security.Role;
import org.undercroft.records.PatientId;

/** Patients and their charts in a browser. */
@Controller
@RequestMapping("/records/patients")
@MayReadRecords
class PatientPages {

    private static final List<Column> COLUMNS = List.of(
            Column.text("name", "Name"),
            Column.text("number", "Number"),
            Column.text("born", "Born"),
            Column.text("sex", "Sex"),
            Column.text("location", "Lies in"));

    private final PatientList list;
    private final ChartDesk desk;
    private final ChartAccess access;

    PatientPages(PatientList list, ChartDesk desk, ChartAccess access) {
        this.list = list;
        this.desk = desk;
        this.access = access;
    }

    @GetMapping
    String list(@RequestParam MultiValueMap<String, String> query, Model model) {
        model.addAttribute("page", list.find(PatientList.LISTING.read(query)));
        model.addAttribute("columns", COLUMNS);
        return "records/patients";
    }

    @GetMapping("/{id}")
    String chart(@PathVariable String id, Authentication reader, Model model) {
        PatientChart chart = desk.open(new PatientId(id), patient -> access.of(reader, patient))
                .orElseThrow(() -> new RefusedChange(HttpStatus.NOT_FOUND, "There is no patient " + id + "."));
        model.addAttribute("chart", chart);
        model.addAttribute("mayMerge", Role.RECORDS_MANAGER.isHeldBy(reader));
        return "records/patient";
    }

    @PostMapping("/{id}/merge")
    @AllowedTo(Role.RECORDS_MANAGER)
    String merge(
            @PathVariable String id, @RequestParam String other, @RequestParam String reason, RedirectAttributes then) {
        try {
            desk.merge(new PatientId(id), new PatientId(other.strip()), reason);
            then.addFlashAttribute("notice", Notice.success("The two are one patient now. It can be undone below."));
        } catch (RefusedChange refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
        }
        return "redirect:/records/patients/" + id;
    }

    @PostMapping("/{id}/unlink")
    @AllowedTo(Role.RECORDS_MANAGER)
    String unlink(
            @PathVariable String id, @RequestParam long link, @RequestParam String reason, RedirectAttributes then) {
        try {
            desk.unlink(new PatientId(id), link, reason);
            then.addFlashAttribute("notice", Notice.success("Unlinked: two patients again, as before the merge."));
        } catch (RefusedChange refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
        }
        return "redirect:/records/patients/" + id;
    }
}
