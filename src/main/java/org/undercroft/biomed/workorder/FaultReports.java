package org.undercroft.biomed.workorder;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.undercroft.biomed.WorkOrderNumber;
import org.undercroft.biomed.WorkRequest;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Refusal;
import org.undercroft.platform.security.AllowedTo;

/** Where anybody who works here says that a machine is faulty. */
@Controller
@RequestMapping("/biomed/report-fault")
@AllowedTo(signedIn = true)
class FaultReports {

    private static final int SHOWN = 5;

    private final WorkOrderDesk desk;
    private final WorkOrderBook book;

    FaultReports(WorkOrderDesk desk, WorkOrderBook book) {
        this.desk = desk;
        this.book = book;
    }

    @GetMapping
    ModelAndView blank(
            @RequestParam(required = false) @Nullable String equipment,
            @RequestParam(required = false) @Nullable String reported) {
        FaultReport report = new FaultReport(equipment, null, null, WorkRequest.Priority.NORMAL, null, null);
        return page(report, reported == null ? null : thanks(reported));
    }

    @PostMapping
    Object report(@ModelAttribute FaultReport form) {
        // A box that is not ticked is not sent.
        boolean unusable = Boolean.TRUE.equals(form.outOfService());
        FaultReport report =
                new FaultReport(form.equipment(), form.title(), form.description(), form.priority(), null, unusable);
        try {
            return "redirect:/biomed/report-fault?reported="
                    + desk.report(report).number().value();
        } catch (Refusal refusal) {
            ModelAndView page = page(report, Notice.danger(refusal.words()));
            page.setStatus(HttpStatus.valueOf(refusal.getStatusCode().value()));
            return page;
        }
    }

    private ModelAndView page(FaultReport report, @Nullable Notice notice) {
        return new ModelAndView("biomed/report-fault")
                .addObject("report", report)
                .addObject("already", alreadyOpen(report))
                .addObject("notice", notice);
    }

    private List<WorkOrder> alreadyOpen(FaultReport report) {
        if (report.equipment() == null || report.equipment().isBlank()) {
            return List.of();
        }
        try {
            return book.of(report.tag(), SHOWN).stream()
                    .filter(order -> order.state().isOpen())
                    .toList();
        } catch (Refusal notATag) {
            return List.of();
        }
    }

    private @Nullable Notice thanks(String number) {
        Optional<WorkOrder> order = book.find(new WorkOrderNumber(number));
        return order.map(found -> Notice.success("Thank you. The workshop has it as " + number + " on "
                        + found.equipmentTag() + ", priority "
                        + found.progress().priority().label() + "."))
                .orElse(null);
    }
}
