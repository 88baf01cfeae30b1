package org.undercroft.lab.order;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.lab.MayOrderTests;
import org.undercroft.lab.order.TestOrders.Ordered;
import org.undercroft.lab.order.TestOrders.Wish;
import org.undercroft.platform.page.Refusal;

/** Ordering for programs that send no HL7. */
@RestController
@RequestMapping("/api/orders")
@MayOrderTests
class OrderApi {

    private final TestOrders orders;

    OrderApi(TestOrders orders) {
        this.orders = orders;
    }

    /**
     * An order.
     *
     * @param recordNumber of the patient
     * @param tests codes of tests and panels, or names
     * @param priority S at once, A soon, R routine; routine if unsaid
     * @param orderedBy the doctor
     * @param again whether tests are ordered although they are open already; no if unsaid
     */
    record Asked(
            @Nullable String recordNumber,
            @Nullable List<String> tests,
            @Nullable String priority,
            @Nullable String orderedBy,
            @Nullable Boolean again) {

        Wish wish() {
            return new Wish(
                    String.join(",", Objects.requireNonNullElse(tests, List.of())),
                    Objects.requireNonNullElse(priority, "R"),
                    Objects.requireNonNullElse(orderedBy, ""),
                    Boolean.TRUE.equals(again));
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Ordered place(@RequestBody Asked asked) {
        String number = Objects.requireNonNullElse(asked.recordNumber(), "");
        String patient = orders.find(number)
                .orElseThrow(() -> Refusal.unknown("No patient, or more than one, has the number " + number + "."))
                .id()
                .value();
        return orders.place(patient, asked.wish());
    }
}
