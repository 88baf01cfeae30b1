package org.undercroft.lab.workstep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.exchange.Destinations;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.AnalyzerRepository;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.PageOf;
import org.undercroft.platform.page.PageRequest;
import org.undercroft.platform.page.Refusal;

/** What people do with work order steps: say where an analyzer takes them, send them, take them back. */
@Component
class WorkStepDesk {

    private final WorkStepRepository steps;
    private final AnalyzerRepository analyzers;
    private final OpenWork work;
    private final WorkDispatch dispatch;
    private final Destinations destinations;
    private final AuditTrail audit;

    WorkStepDesk(
            WorkStepRepository steps,
            AnalyzerRepository analyzers,
            OpenWork work,
            WorkDispatch dispatch,
            Destinations destinations,
            AuditTrail audit) {
        this.steps = steps;
        this.analyzers = analyzers;
        this.work = work;
        this.dispatch = dispatch;
        this.destinations = destinations;
        this.audit = audit;
    }

    PageOf<WorkStep> page(PageRequest request) {
        return steps.page(request);
    }

    List<Analyzer> analyzers() {
        return analyzers.all().stream()
                .filter(analyzer -> !analyzer.isCalculation())
                .toList();
    }

    List<String> destinations() {
        return destinations.names();
    }

    /** How work reaches each analyzer that gets any. */
    Map<Analyzer, WorkDelivery> deliveries() {
        Map<Analyzer, WorkDelivery> deliveries = new LinkedHashMap<>();
        analyzers()
                .forEach(analyzer ->
                        steps.delivery(analyzer.id()).ifPresent(delivery -> deliveries.put(analyzer, delivery)));
        return deliveries;
    }

    WorkDelivery delivery(AnalyzerId id) {
        return steps.delivery(id).orElseThrow(() -> Refusal.unknown(analyzer(id).name() + " gets no work."));
    }

    @Transactional
    public void deliver(WorkDelivery delivery) {
        Analyzer analyzer = analyzer(delivery.analyzer());
        if (!destinations.names().contains(delivery.destination())) {
            throw Refusal.unfit("There is no destination '" + delivery.destination()
                    + "': set up where the analyzer listens among the exchange's destinations first.");
        }
        String before =
                steps.delivery(delivery.analyzer()).map(WorkStepDesk::words).orElse(null);
        steps.deliver(delivery, Acting.current().actor().name());
        audit.configurationChanged("analyzer/" + analyzer.id().value() + "/work", before, words(delivery));
    }

    @Transactional
    public void deliverNothing(AnalyzerId id) {
        String before = words(delivery(id));
        steps.deliverNothing(id);
        audit.configurationChanged("analyzer/" + id.value() + "/work", before, null);
    }

    /** Sends what is open in a tube to an analyzer now; gives the number of tests. */
    @Transactional
    public int send(AnalyzerId id, String accession) {
        WorkDelivery delivery = delivery(id);
        Analyzer analyzer = analyzer(id);
        OpenWork.Found found = work.of(analyzer, List.of(accession.strip()));
        if (found.orders().isEmpty()) {
            throw Refusal.conflict(
                    found.onItsWay()
                            ? "Its work is on the way to " + analyzer.name() + " already."
                            : "Nothing is open in tube '" + accession.strip() + "' that " + analyzer.name()
                                    + " could measure.");
        }
        dispatch.send(delivery, Addressee.of(analyzer), found.orders());
        return found.orders().stream().mapToInt(order -> order.tests().size()).sum();
    }

    /** Takes a step back by hand. */
    @Transactional
    public void cancel(long id) {
        WorkStep step = steps.find(id).orElseThrow(() -> Refusal.unknown("There is no work order step " + id + "."));
        if (step.state() != StepState.SENT && step.state() != StepState.ACCEPTED) {
            throw Refusal.conflict("Step " + step.number() + " is "
                    + step.state().label().toLowerCase(java.util.Locale.ROOT) + ": there is nothing to take back.");
        }
        dispatch.cancel(
                List.of(step), "taken back by " + Acting.current().actor().name());
    }

    private Analyzer analyzer(AnalyzerId id) {
        return analyzers.find(id).orElseThrow(() -> Refusal.unknown("There is no analyzer " + id.value() + "."));
    }

    private static String words(WorkDelivery delivery) {
        return "work goes to " + delivery.destination() + ", " + delivery.mode().label();
    }
}
