package org.undercroft.lab.referral;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parcel of samples to a reference laboratory.
 *
 * @param id its number
 * @param laboratory to whom
 * @param address where to
 * @param answerDays in how many days results are expected
 * @param state where it is
 * @param madeAt when it was begun
 * @param madeBy by whom
 * @param shippedAt null until it is
 * @param carrier who brings it; empty until it is shipped
 * @param tracking the carrier's number; empty if none
 * @param receivedAt null until it is known
 * @param items what is in it
 */
public record Referral(
        long id,
        String laboratory,
        String address,
        int answerDays,
        ReferralState state,
        Instant madeAt,
        String madeBy,
        @Nullable Instant shippedAt,
        String carrier,
        String tracking,
        @Nullable Instant receivedAt,
        List<Item> items) {

    public Referral {
        items = List.copyOf(items);
    }

    /**
     * A sample in a parcel.
     *
     * @param former its state before it was packed
     * @param resultBackAt when its result came back; null until it does
     */
    public record Item(
            long specimen,
            String accession,
            String type,
            String patient,
            String recordNumber,
            String patientName,
            String tests,
            String former,
            @Nullable Instant resultBackAt) {}

    /** The same parcel with these samples in it. */
    Referral with(List<Item> packed) {
        return new Referral(
                id,
                laboratory,
                address,
                answerDays,
                state,
                madeAt,
                madeBy,
                shippedAt,
                carrier,
                tracking,
                receivedAt,
                packed);
    }

    /** How many results are still awaited. */
    public long awaited() {
        return items.stream().filter(item -> item.resultBackAt() == null).count();
    }

    /** Whether results should be back by now. */
    public boolean isOverdue(Instant now) {
        return shippedAt != null
                && awaited() > 0
                && now.isAfter(shippedAt.plusSeconds(answerDays * 86_400L))
                && state != ReferralState.DONE;
    }
}
