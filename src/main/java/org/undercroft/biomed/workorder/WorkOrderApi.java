package org.undercroft.biomed.workorder;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.biomed.MayReadEquipment;
import org.undercroft.biomed.MayWorkOnEquipment;
import org.undercroft.biomed.Rows;
import org.undercroft.biomed.WorkOrderNumber;
import org.undercroft.biomed.WorkRequest;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.page.Refusal;
import org.undercroft.platform.security.AllowedTo;

/** Work orders for programs: the list, one with its history, and everything that can be done with it. */
@RestController
@RequestMapping("/api/work-orders")
@MayWorkOnEquipment
class WorkOrderApi {

    private final WorkOrderDesk desk;
    private final WorkOrderBook book;
    private final WorkOrderListing listing;

    WorkOrderApi(WorkOrderDesk desk, WorkOrderBook book, WorkOrderListing listing) {
        this.desk = desk;
        this.book = book;
        this.listing = listing;
    }

    @GetMapping
    @MayReadEquipment
    Rows<WorkOrderView> list(@RequestParam MultiValueMap<String, String> query) {
        return Rows.of(
                listing.page(WorkOrderListing.LISTING.read(query)).map(order -> WorkOrderView.of(order, List.of())));
    }

    @PostMapping
    @AllowedTo(signedIn = true)
    @ResponseStatus(HttpStatus.CREATED)
    WorkOrderView report(@RequestBody FaultReport report) {
        return shown(desk.report(report));
    }

    @GetMapping("/{number}")
    @MayReadEquipment
    WorkOrderView one(@PathVariable String number) {
        return shown(desk.get(new WorkOrderNumber(number)));
    }

    @PostMapping("/{number}/assign")
    WorkOrderView assign(@PathVariable String number, @RequestBody Said said) {
        String to = Objects.requireNonNullElseGet(said.assignee(), WorkOrderApi::caller);
        return act(number, said, new WorkOrderAction.Assign(to));
    }

    @PostMapping("/{number}/start")
    WorkOrderView start(@PathVariable String number, @RequestBody(required = false) @Nullable Said said) {
        return act(number, said, new WorkOrderAction.Start(caller()));
    }

    @PostMapping("/{number}/hold")
    WorkOrderView hold(@PathVariable String number, @RequestBody Said said) {
        return act(number, said, new WorkOrderAction.Hold(text(said.text())));
    }

    @PostMapping("/{number}/note")
    WorkOrderView note(@PathVariable String number, @RequestBody Said said) {
        return act(number, said, new WorkOrderAction.Note(text(said.text()), minutes(said)));
    }

    @PostMapping("/{number}/prioritize")
    WorkOrderView prioritize(@PathVariable String number, @RequestBody Said said) {
        WorkRequest.Priority priority = said.priority();
        if (priority == null) {
            throw Refusal.unfit("Say which priority: LOW, NORMAL, HIGH or URGENT.");
        }
        return act(number, said, new WorkOrderAction.Prioritize(priority));
    }

    @PostMapping("/{number}/close")
    WorkOrderView close(@PathVariable String number, @RequestBody Said said) {
        return act(number, said, new WorkOrderAction.Close(text(said.resolution()), minutes(said), text(said.parts())));
    }

    @PostMapping("/{number}/cancel")
    WorkOrderView cancel(@PathVariable String number, @RequestBody Said said) {
        return act(number, said, new WorkOrderAction.Cancel(text(said.text())));
    }

    @PostMapping("/{number}/reopen")
    WorkOrderView reopen(@PathVariable String number, @RequestBody Said said) {
        return act(number, said, new WorkOrderAction.Reopen(text(said.text())));
    }

    private WorkOrderView act(String number, @Nullable Said said, WorkOrderAction action) {
        Integer version = said == null ? null : said.version();
        return shown(desk.act(new WorkOrderNumber(number), version, action));
    }

    private WorkOrderView shown(WorkOrder order) {
        return WorkOrderView.of(order, book.changes(order.id()));
    }

    private static String caller() {
        return Acting.current().actor().name();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static int minutes(Said said) {
        return said.minutes() == null ? 0 : said.minutes();
    }

    /**
     * What is said with an action; each action takes what it needs.
     *
     * @param version the version that was read; if left out, the action is done on whatever is there
     * @param text a note or a reason
     * @param assignee to whom it is assigned; the caller if left out
     * @param priority the new priority
     * @param resolution what was done
     * @param minutes labour
     * @param parts the parts used
     */
    record Said(
            @Nullable Integer version,
            @Nullable String text,
            @Nullable String assignee,
            WorkRequest.@Nullable Priority priority,
            @Nullable String resolution,
            @Nullable Integer minutes,
            @Nullable String parts) {}
}
