package org.undercroft.lab.order;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.lab.MayOrderTests;
import org.undercroft.lab.order.TestOrders.Ordered;
import org.undercroft.lab.order.TestOrders.Wish;
import org.undercroft.platform.page.Department;
import org.undercroft.platform.page.NavigationEntry;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Refusal;
import org.undercroft.platform.page.VisitorNames;
import org.undercroft.platform.security.Role;

/** Ordering in a browser: the wristband, then the tests. */
@Controller
@RequestMapping("/lab/orders")
@MayOrderTests
class OrderPages {

    private final TestOrders orders;
    private final VisitorNames names;

    OrderPages(TestOrders orders, VisitorNames names) {
        this.orders = orders;
        this.names = names;
    }

    @GetMapping
    String finder() {
        return "lab/order/finder";
    }

    @PostMapping("/scan")
    String scan(@RequestParam String code, RedirectAttributes then) {
        return orders.find(code)
                .map(patient -> {
                    then.addAttribute("patient", patient.id().value());
                    return "redirect:/lab/orders/patients/{patient}";
                })
                .orElseGet(() -> {
                    then.addFlashAttribute(
                            "notice",
                            Notice.warning("No patient, or more than one, has the number " + code.strip() + "."));
                    return "redirect:/lab/orders";
                });
    }

    /** What was typed stands again in the form where the order was refused. */
    @GetMapping("/patients/{id}")
    String form(@PathVariable String id, Authentication reader, Model model) {
        model.addAttribute("chart", orders.chart(id));
        if (!model.containsAttribute("wish")) {
            String doctor =
                    Role.DOCTOR.isHeldBy(reader) ? names.visitorOf(reader).displayName() : "";
            model.addAttribute("wish", new Wish("", "R", doctor, false));
        }
        boolean prints =
                Stream.of(Role.NURSE, Role.LAB_TECHNOLOGIST, Role.PATHOLOGIST).anyMatch(role -> role.isHeldBy(reader));
        if (!prints || !model.containsAttribute("printable")) {
            model.addAttribute("printable", List.of());
        }
        return "lab/order/order";
    }

    @PostMapping("/patients/{id}")
    String place(
            @PathVariable String id,
            @RequestParam String tests,
            @RequestParam(defaultValue = "R") String priority,
            @RequestParam(defaultValue = "") String orderedBy,
            @RequestParam(defaultValue = "false") boolean again,
            RedirectAttributes then) {
        Wish wish = new Wish(tests, priority, orderedBy, again);
        try {
            Ordered ordered = orders.place(id, wish);
            then.addFlashAttribute("notice", Notice.success(ordered.words() + "."));
            then.addFlashAttribute("printable", ordered.accessions());
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
            then.addFlashAttribute("wish", wish);
        }
        then.addAttribute("patient", id);
        return "redirect:/lab/orders/patients/{patient}";
    }

    @Configuration(proxyBeanMethods = false)
    static class InNavigation {

        @Bean
        NavigationEntry labOrdersEntry() {
            return new NavigationEntry(
                    new Department("Laboratory", 10),
                    "Order tests",
                    "/lab/orders",
                    1,
                    "o",
                    Set.of(
                            Role.DOCTOR.authority(),
                            Role.NURSE.authority(),
                            Role.LAB_TECHNOLOGIST.authority(),
                            Role.PATHOLOGIST.authority()));
        }
    }
}
