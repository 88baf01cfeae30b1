package org.undercroft.lab.specimen;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.lab.MayCollectSpecimens;
import org.undercroft.lab.MayReadLab;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.platform.page.Refusal;

/** Collection, receipt, rejection and aliquots for programs. */
@RestController
@RequestMapping("/api")
@MayWorkInLab
class SpecimenApi {

    private final CollectionDesk collection;
    private final ReceiptDesk receipt;
    private final Rejections rejections;
    private final Aliquots aliquots;
    private final TubeDesk tubes;
    private final AddOns addOns;

    SpecimenApi(
            CollectionDesk collection,
            ReceiptDesk receipt,
            Rejections rejections,
            Aliquots aliquots,
            TubeDesk tubes,
            AddOns addOns) {
        this.collection = collection;
        this.receipt = receipt;
        this.rejections = rejections;
        this.aliquots = aliquots;
        this.tubes = tubes;
        this.addOns = addOns;
    }

    /** A wristband and the tube scanned after it. */
    record AtBed(String wristband, String tube) {}

    /** What was collected in a ward, or everywhere, and who brings it. */
    record HandOver(@Nullable String ward, @Nullable String carrier) {}

    /** How many are on their way now. */
    record Going(int specimens) {}

    /** Codes scanned at the door; of one kind of specimen, or of any. */
    record Batch(List<String> codes, @Nullable String type) {}

    /** Why. */
    record Reason(@Nullable String reason) {

        String words() {
            return Objects.requireNonNullElse(reason, "");
        }
    }

    /** A rejection; asked for again unless recollect is false. */
    record Refused(
            RejectionReason reason,
            @Nullable String note,
            @Nullable Boolean recollect) {}

    /** Aliquots to take. */
    record Split(
            int count,
            @Nullable BigDecimal volume,
            @Nullable String reason) {}

    /** Tests to add, by code or name; the doctor who ordered the tube asks for them if nobody else is named. */
    record Added(
            List<String> tests,
            @Nullable String orderedBy,
            @Nullable String reason) {}

    /** What was added, in words. */
    record AddedWords(String words) {}

    /** The number of the specimen asked for instead; empty if none is. */
    record Recollect(String recollect) {}

    @GetMapping("/collections")
    @MayCollectSpecimens
    List<CollectionDesk.Visit> collections(
            @RequestParam(required = false) @Nullable String ward,
            @RequestParam(required = false) @Nullable String round) {
        return collection.list(ward, round);
    }

    @PostMapping("/collections")
    @MayCollectSpecimens
    CollectionDesk.AtBed collect(@RequestBody AtBed said) {
        return collection.collect(said.wristband(), said.tube());
    }

    @PostMapping("/collections/hand-over")
    @MayCollectSpecimens
    Going handOver(@RequestBody HandOver said) {
        return new Going(collection.handOver(said.ward(), Objects.requireNonNullElse(said.carrier(), "")));
    }

    @GetMapping("/receipts")
    List<ReceiptDesk.Scan> receipts() {
        return receipt.latest(ReceiptDesk.MOST);
    }

    @PostMapping("/receipts")
    List<ReceiptDesk.Scan> receive(@RequestBody Batch batch) {
        return receipt.scanAll(batch.codes(), batch.type());
    }

    @PostMapping("/receipts/{accession}/anyway")
    ReceiptDesk.Scan anyway(@PathVariable String accession, @RequestBody Reason reason) {
        return receipt.receiveAnyway(accession, reason.words());
    }

    @GetMapping("/tubes/{accession}")
    @MayReadLab
    TubeDesk.Life tube(@PathVariable String accession) {
        return tubes.of(accession);
    }

    @PostMapping("/tubes/{accession}/reject")
    Recollect reject(@PathVariable String accession, @RequestBody Refused said) {
        return new Recollect(rejections.reject(
                accession,
                said.reason(),
                Objects.requireNonNullElse(said.note(), ""),
                !Boolean.FALSE.equals(said.recollect())));
    }

    @PostMapping("/tubes/{accession}/undo-rejection")
    void undo(@PathVariable String accession) {
        rejections.undo(accession);
    }

    @PostMapping("/tubes/{accession}/aliquots")
    List<String> aliquots(@PathVariable String accession, @RequestBody Split said) {
        if (said.count() < 1) {
            throw Refusal.unfit("Say how many: \"count\".");
        }
        return aliquots.take(accession, said.count(), said.volume(), Objects.requireNonNullElse(said.reason(), ""));
    }

    @PostMapping("/tubes/{accession}/tests")
    AddedWords add(@PathVariable String accession, @RequestBody Added said) {
        return new AddedWords(addOns.add(
                accession,
                String.join(",", said.tests()),
                Objects.requireNonNullElse(said.orderedBy(), ""),
                Objects.requireNonNullElse(said.reason(), "")));
    }
}
