package org.undercroft.lab.workstep;

import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.bench.Rows;

/** Work order steps for programs. */
@RestController
@RequestMapping("/api")
@MayWorkInLab
class WorkStepApi {

    private final WorkStepDesk desk;

    WorkStepApi(WorkStepDesk desk) {
        this.desk = desk;
    }

    /** Where and when an analyzer gets its work. */
    record Delivery(WorkDelivery.Mode mode, String destination) {}

    /** A tube whose work is sent now. */
    record Tube(String accession) {}

    /** How many tests were sent. */
    record Sent(int tests) {}

    /** Steps, filtered by state, accession, test and analyzer. */
    @GetMapping("/work-steps")
    Rows<WorkStep> steps(@RequestParam MultiValueMap<String, String> query) {
        return Rows.of(desk.page(WorkStepRepository.LISTING.read(query)));
    }

    @PostMapping("/work-steps/{id}/cancel")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable long id) {
        desk.cancel(id);
    }

    @PostMapping("/analyzers/{id}/work")
    Sent send(@PathVariable long id, @RequestBody Tube tube) {
        return new Sent(desk.send(new AnalyzerId(id), tube.accession()));
    }

    @GetMapping("/analyzers/{id}/work")
    Delivery delivery(@PathVariable long id) {
        WorkDelivery delivery = desk.delivery(new AnalyzerId(id));
        return new Delivery(delivery.mode(), delivery.destination());
    }

    @PutMapping("/analyzers/{id}/work")
    @MaySetUpLab
    Delivery deliver(@PathVariable long id, @RequestBody Delivery delivery) {
        desk.deliver(new WorkDelivery(new AnalyzerId(id), delivery.mode(), delivery.destination()));
        return delivery;
    }

    @DeleteMapping("/analyzers/{id}/work")
    @MaySetUpLab
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void stop(@PathVariable long id) {
        desk.deliverNothing(new AnalyzerId(id));
    }
}
