package org.undercroft.biomed.workorder;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.undercroft.biomed.MayReadEquipment;
import org.undercroft.biomed.MayWorkOnEquipment;
import org.undercroft.biomed.WorkOrderNumber;
import org.undercroft.platform.page.Csv;
import org.undercroft.platform.page.CsvDownload;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Refusal;
import org.undercroft.platform.page.Tab;
import org.undercroft.platform.security.Role;

/** The list of work orders and each one's page. */
@Controller
@RequestMapping("/biomed")
class WorkOrderPages {

    private static final String LIST = "/biomed/work-orders";
    private static final int MOST_EXPORTED = 100_000;

    private final WorkOrderDesk desk;
    private final WorkOrderBook book;
    private final WorkOrderListing listing;

    WorkOrderPages(WorkOrderDesk desk, WorkOrderBook book, WorkOrderListing listing) {
        this.desk = desk;
        this.book = book;
        this.listing = listing;
    }

    @GetMapping("/work-orders")
    @MayReadEquipment
    ModelAndView list(@RequestParam MultiValueMap<String, String> query, Authentication visitor) {
        return new ModelAndView("biomed/work-orders")
                .addObject("page", listing.page(WorkOrderListing.LISTING.read(usual(query))))
                .addObject("tabs", tabs(usual(query), visitor.getName()))
                .addObject("now", Instant.now());
    }

    @GetMapping("/work-orders.csv")
    @MayReadEquipment
    void export(@RequestParam MultiValueMap<String, String> query, HttpServletResponse response) throws IOException {
        Csv csv = CsvDownload.to(
                response,
                "work-orders",
                List.of(
                        "number",
                        "equipment",
                        "title",
                        "kind",
                        "priority",
                        "state",
                        "assignee",
                        "opened",
                        "due",
                        "closed",
                        "labour minutes",
                        "resolution"));
        for (WorkOrder order : listing.rows(WorkOrderListing.LISTING.read(query), MOST_EXPORTED, 0)) {
            Progress progress = order.progress();
            csv.row(java.util.Arrays.asList(
                    order.number().value(),
                    order.equipmentTag().value(),
                    order.title(),
                    order.kind(),
                    progress.priority(),
                    order.state(),
                    progress.assignee(),
                    order.openedAt(),
                    progress.dueAt(),
                    progress.closedAt(),
                    progress.labourMinutes(),
                    progress.resolution()));
        }
    }

    @GetMapping("/work-orders/{number}")
    @MayReadEquipment
    ModelAndView one(@PathVariable String number, Authentication visitor) {
        return shown(desk.get(new WorkOrderNumber(number)), visitor, null);
    }

    @PostMapping("/work-orders/{number}/{action}")
    @MayWorkOnEquipment
    Object act(
            @PathVariable String number,
            @PathVariable String action,
            @ModelAttribute WorkOrderForm form,
            Authentication visitor) {
        try {
            desk.act(new WorkOrderNumber(number), form.version(), form.action(action, visitor.getName()));
            return "redirect:" + LIST + "/" + number;
        } catch (Refusal refusal) {
            return refused(number, refusal, visitor);
        }
    }

    @ExceptionHandler(Refusal.class)
    void explain(Refusal refusal, HttpServletResponse response) throws IOException {
        response.sendError(refusal.getStatusCode().value(), refusal.words());
    }

    private ModelAndView refused(String number, Refusal refusal, Authentication visitor) {
        if (refusal.isUnknown()) {
            throw refusal;
        }
        ModelAndView page = shown(desk.get(new WorkOrderNumber(number)), visitor, Notice.danger(refusal.words()));
        page.setStatus(HttpStatus.valueOf(refusal.getStatusCode().value()));
        return page;
    }

    private ModelAndView shown(WorkOrder order, Authentication visitor, @Nullable Notice notice) {
        boolean mayWork = Role.BIOMEDICAL_TECHNICIAN.isHeldBy(visitor) || Role.BIOMEDICAL_ENGINEER.isHeldBy(visitor);
        return new ModelAndView("biomed/work-order")
                .addObject("order", order)
                .addObject("moments", WorkOrderMoments.of(book.changes(order.id())))
                .addObject("mayWork", mayWork)
                .addObject("account", visitor.getName())
                .addObject("now", Instant.now())
                .addObject("notice", notice);
    }

    /** Where nothing is asked, what is not done yet. */
    private static MultiValueMap<String, String> usual(MultiValueMap<String, String> query) {
        boolean asked = query.containsKey("state") || query.containsKey("number") || query.containsKey("assignee");
        if (asked) {
            return query;
        }
        MultiValueMap<String, String> usual = new LinkedMultiValueMap<>(query);
        usual.set("state", WorkOrderListing.NOT_DONE);
        return usual;
    }

    private static List<Tab> tabs(MultiValueMap<String, String> query, String account) {
        String state = Map.copyOf(query.toSingleValueMap()).getOrDefault("state", "");
        String assignee = Map.copyOf(query.toSingleValueMap()).getOrDefault("assignee", "");
        boolean open = WorkOrderListing.NOT_DONE.equals(state);
        return List.of(
                Tab.of("To do", LIST, open && assignee.isEmpty()),
                Tab.of("Mine", LIST + "?state=NOT_DONE&assignee=" + account, open && assignee.equals(account)),
                Tab.of("Untaken", LIST + "?state=NOT_DONE&assignee=-", open && "-".equals(assignee)),
                Tab.of("Done", LIST + "?state=CLOSED&sort=number&direction=desc", "CLOSED".equals(state)),
                Tab.of("All", LIST + "?state=&sort=number&direction=desc", state.isEmpty() && assignee.isEmpty()));
    }
}
