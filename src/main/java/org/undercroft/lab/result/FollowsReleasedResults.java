package org.undercroft.lab.result;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.undercroft.lab.AccessionNumber;
import org.undercroft.lab.OrderPlaced;
import org.undercroft.lab.ResultReleased;
import org.undercroft.lab.ResultWithdrawn;
import org.undercroft.lab.catalog.Catalog;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.order.ReflexOrders;
import org.undercroft.platform.event.DomainEvent;
import org.undercroft.platform.event.EventConsumer;
import org.undercroft.platform.event.RecordedEvent;

/**
 * When a result is released, its reflexes are ordered and what can be calculated from it is. When tests are ordered on a
 * tube, what was held in it because nobody had ordered it is judged again.
 */
@Component
class FollowsReleasedResults implements EventConsumer {

    private final CurrentCatalog catalogs;
    private final Calculations calculations;
    private final ReflexOrders reflexes;
    private final Rejudging rejudging;
    private final Review review;

    FollowsReleasedResults(
            CurrentCatalog catalogs,
            Calculations calculations,
            ReflexOrders reflexes,
            Rejudging rejudging,
            Review review) {
        this.rejudging = rejudging;
        this.catalogs = catalogs;
        this.calculations = calculations;
        this.reflexes = reflexes;
        this.review = review;
    }

    @Override
    public String name() {
        return "laboratory-calculations-and-reflexes";
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Set.of(ResultReleased.class, ResultWithdrawn.class, OrderPlaced.class);
    }

    @Override
    public void handle(RecordedEvent recorded) {
        Catalog catalog = catalogs.now();
        if (recorded.event() instanceof ResultReleased released) {
            reflexes.after(released, catalog);
            Set<String> tests = catalog.calculatedFrom(released.test());
            if (!tests.isEmpty()) {
                calculations.around(released.accession(), tests, catalog);
            }
        } else if (recorded.event() instanceof ResultWithdrawn withdrawn) {
            Set<String> tests = catalog.calculatedFrom(withdrawn.test());
            if (!tests.isEmpty()) {
                withdrawn(withdrawn, tests, catalog);
            }
        } else if (recorded.event() instanceof OrderPlaced placed) {
            added(placed, catalog);
            rejudging.heldInTubes(placed.accessions());
        }
    }

    /** What was calculated from a value that was wrong goes with it; what another value of the test allows comes anew. */
    private void withdrawn(ResultWithdrawn withdrawn, Set<String> tests, Catalog catalog) {
        String reason = "calculated from " + withdrawn.test() + ", which was withdrawn: " + withdrawn.reason();
        calculations.standingFrom(withdrawn.result(), tests).forEach(id -> review.reject(id, reason));
        calculations.around(withdrawn.accession(), tests, catalog);
    }

    /** A calculated test that is ordered when its inputs are already there. */
    private void added(OrderPlaced placed, Catalog catalog) {
        List<String> tests = placed.tests().stream()
                .filter(code -> catalog.test(code)
                        .filter(test -> test.calculation() != null)
                        .isPresent())
                .toList();
        if (!tests.isEmpty()) {
            placed.accessions()
                    .forEach(accession -> calculations.around(new AccessionNumber(accession), tests, catalog));
        }
    }
}
