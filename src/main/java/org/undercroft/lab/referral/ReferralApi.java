package org.undercroft.lab.referral;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.lab.MayWorkInLab;

/** Parcels to reference laboratories for programs. */
@RestController
@RequestMapping("/api/referrals")
@MayWorkInLab
class ReferralApi {

    private final Referrals referrals;
    private final ReferralBook book;

    ReferralApi(Referrals referrals, ReferralBook book) {
        this.referrals = referrals;
        this.book = book;
    }

    /** A new reference laboratory. */
    record NewLaboratory(
            String name, @Nullable String address, @Nullable String contact, int answerDays) {}

    /** A new parcel. */
    record NewReferral(long laboratory) {}

    /** The number something got. */
    record Numbered(long id) {}

    /** A sample for a parcel. */
    record Packed(String accession, @Nullable String reason) {}

    /** How it travels. */
    record Shipped(String carrier, @Nullable String tracking) {}

    @GetMapping
    List<Referral> latest() {
        return referrals.latest();
    }

    @GetMapping("/{id}")
    Referral one(@PathVariable long id) {
        return referrals.one(id);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Numbered begin(@RequestBody NewReferral said) {
        return new Numbered(referrals.begin(said.laboratory()));
    }

    @GetMapping("/laboratories")
    List<ReferralBook.ReferenceLaboratory> laboratories() {
        return book.laboratories();
    }

    @PostMapping("/laboratories")
    @ResponseStatus(HttpStatus.CREATED)
    Numbered laboratory(@RequestBody NewLaboratory said) {
        return new Numbered(referrals.addLaboratory(
                said.name(),
                Objects.requireNonNullElse(said.address(), ""),
                Objects.requireNonNullElse(said.contact(), ""),
                said.answerDays()));
    }

    @PostMapping("/{id}/samples")
    void pack(@PathVariable long id, @RequestBody Packed said) {
        referrals.pack(id, said.accession(), Objects.requireNonNullElse(said.reason(), ""));
    }

    @PostMapping("/{id}/samples/{accession}/result-back")
    void resultBack(@PathVariable long id, @PathVariable String accession) {
        referrals.resultBack(id, accession);
    }

    @DeleteMapping("/{id}/samples/{accession}")
    void unpack(@PathVariable long id, @PathVariable String accession) {
        referrals.unpack(id, accession);
    }

    @PostMapping("/{id}/cancel")
    void cancel(@PathVariable long id) {
        referrals.cancel(id);
    }

    @PostMapping("/{id}/ship")
    void ship(@PathVariable long id, @RequestBody Shipped said) {
        referrals.ship(id, said.carrier(), Objects.requireNonNullElse(said.tracking(), ""));
    }

    @PostMapping("/{id}/received")
    void received(@PathVariable long id) {
        referrals.received(id);
    }
}
