package org.undercroft.lab.bench;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.lab.LabActivity;
import org.undercroft.lab.MayReadLab;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.delivery.DeliveredResult;
import org.undercroft.lab.delivery.ResultDeliveries;
import org.undercroft.lab.hand.Amendments;
import org.undercroft.lab.result.Review;
import org.undercroft.platform.page.Refusal;

/** The worklist, tubes and decisions for programs. */
@RestController
@RequestMapping("/api")
@MayWorkInLab
class LabApi {

    private final Worklist worklist;
    private final UnmatchedTubes tubes;
    private final OrderList orders;
    private final SpecimenStory stories;
    private final ResultDeliveries deliveries;
    private final Review review;
    private final LabActivity activity;
    private final Amendments amendments;

    LabApi(
            Worklist worklist,
            UnmatchedTubes tubes,
            OrderList orders,
            SpecimenStory stories,
            ResultDeliveries deliveries,
            Review review,
            LabActivity activity,
            Amendments amendments) {
        this.worklist = worklist;
        this.tubes = tubes;
        this.orders = orders;
        this.stories = stories;
        this.deliveries = deliveries;
        this.review = review;
        this.activity = activity;
        this.amendments = amendments;
    }

    /** What a person says of a result. */
    record Said(@Nullable String reason, @Nullable String accession) {

        String why() {
            return reason == null ? "" : reason;
        }
    }

    /** A value typed by a person. */
    record Typed(
            @Nullable String test,
            @Nullable String value,
            @Nullable String reason) {}

    /** What became of it, in words. */
    record Became(String words) {}

    @GetMapping("/lab/activity")
    @MayReadLab
    LabActivity.Snapshot activity() {
        return activity.now();
    }

    /** The latest orders, newest first; those with a placer's number, a specimen or a patient's number if one is given. */
    @GetMapping("/orders")
    @MayReadLab
    List<OrderList.Order> orders(
            @RequestParam(required = false) @Nullable String placer,
            @RequestParam(required = false) @Nullable String accession,
            @RequestParam(required = false) @Nullable String patient) {
        return orders.find(placer, accession, patient);
    }

    @GetMapping("/results")
    @MayReadLab
    Rows<WorkRow> results(@RequestParam MultiValueMap<String, String> query) {
        return Rows.of(worklist.page(Worklist.LISTING.read(query)));
    }

    @GetMapping("/unmatched")
    Rows<WorkRow> unmatched(@RequestParam MultiValueMap<String, String> query) {
        query.set("state", "UNMATCHED");
        return Rows.of(worklist.page(Worklist.LISTING.read(query)));
    }

    /** Tubes that nobody knew, each once with all its tests; with {@code state=DECIDED} those decided within a day. */
    @GetMapping("/unmatched/tubes")
    Rows<UnmatchedTube> unmatchedTubes(@RequestParam MultiValueMap<String, String> query) {
        return Rows.of(tubes.page(UnmatchedTubes.LISTING.read(query)));
    }

    @GetMapping("/specimens/{accession}")
    @MayReadLab
    SpecimenStory.Tube specimen(@PathVariable String accession) {
        return stories.find(accession)
                .orElseThrow(() -> Refusal.unknown("No specimen has the number " + accession + "."));
    }

    /** How far each result of a specimen has come on its way to those who get it, by the result's number. */
    @GetMapping("/specimens/{accession}/deliveries")
    @MayReadLab
    Map<Long, List<DeliveredResult>> deliveries(@PathVariable String accession) {
        return deliveries.ofSpecimen(specimen(accession).id());
    }

    /** Enters a value by hand for a test of a specimen; with a reason it takes the place of one that has left. */
    @PostMapping("/specimens/{accession}/results")
    Became enter(@PathVariable String accession, @RequestBody Typed typed) {
        return new Became(amendments.enter(
                accession,
                Objects.requireNonNullElse(typed.test(), ""),
                Objects.requireNonNullElse(typed.value(), ""),
                Objects.requireNonNullElse(typed.reason(), "")));
    }

    @PostMapping("/results/{id}/release")
    void release(@PathVariable long id, @RequestBody Said said) {
        review.release(id, said.why());
    }

    @PostMapping("/results/{id}/hold")
    void hold(@PathVariable long id, @RequestBody Said said) {
        review.hold(id, said.why());
    }

    @PostMapping("/results/{id}/repeat")
    void repeat(@PathVariable long id, @RequestBody Said said) {
        review.repeat(id, said.why());
    }

    @PostMapping("/results/{id}/reject")
    void reject(@PathVariable long id, @RequestBody Said said) {
        review.reject(id, said.why());
    }

    @PostMapping("/unmatched/{id}/match")
    void match(@PathVariable long id, @RequestBody Said said) {
        if (said.accession() == null || said.accession().isBlank()) {
            throw Refusal.unfit("Say which specimen it belongs to: \"accession\".");
        }
        review.match(id, said.accession());
    }

    /** How many results an action on a whole tube concerned. */
    record Done(int results) {}

    @PostMapping("/unmatched/tubes/{first}/match")
    Done matchTube(@PathVariable long first, @RequestBody Said said) {
        if (said.accession() == null || said.accession().isBlank()) {
            throw Refusal.unfit("Say which specimen it belongs to: \"accession\".");
        }
        return new Done(review.matchTube(first, said.accession()));
    }

    @PostMapping("/unmatched/tubes/{first}/discard")
    Done discardTube(@PathVariable long first, @RequestBody Said said) {
        return new Done(review.discardTube(first, said.why()));
    }

    @PostMapping("/unmatched/tubes/{first}/undo")
    Done undoTube(@PathVariable long first, @RequestBody Said said) {
        return new Done(review.undoTube(first, said.why()));
    }

    @PostMapping("/unmatched/{id}/discard")
    void discard(@PathVariable long id, @RequestBody Said said) {
        review.discard(id, said.why());
    }

    @PostMapping("/unmatched/{id}/undo")
    void undo(@PathVariable long id, @RequestBody Said said) {
        review.unmatch(id, said.why());
    }
}
