package org.undercroft.lab.reagent;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long a stock lasts.
 *
 * @param stock packs that may be used today
 * @param expired packs that have expired and still stand there
 * @param runsOut the day on which nothing usable is left; null if nothing is used
 * @param wasted packs that will expire unused at this rate
 */
record Supply(double stock, double expired, @Nullable LocalDate runsOut, double wasted) {

    private static final int FARTHEST = 3_650;

    /**
     * Packs of a lot.
     *
     * @param expires the last day on which it may be used
     */
    record Lot(String lot, LocalDate expires, BigDecimal packs) {}

    /**
     * Predicts by the simplest rule: what was used on average a day is used each day, the lot that expires first first.
     *
     * @param perDay packs used a day
     * @param today counted as a day of use
     */
    static Supply of(List<Lot> lots, double perDay, LocalDate today) {
        double expired = lots.stream()
                .filter(lot -> lot.expires().isBefore(today))
                .mapToDouble(lot -> lot.packs().doubleValue())
                .sum();
        List<Lot> usable = lots.stream()
                .filter(lot -> !lot.expires().isBefore(today))
                .filter(lot -> lot.packs().signum() > 0)
                .sorted(Comparator.comparing(Lot::expires))
                .toList();
        double stock =
                usable.stream().mapToDouble(lot -> lot.packs().doubleValue()).sum();
        if (stock <= 0) {
            return new Supply(0, expired, today, 0);
        }
        return perDay <= 0 ? new Supply(stock, expired, null, 0) : used(usable, stock, expired, perDay, today);
    }

    private static Supply used(List<Lot> usable, double stock, double expired, double perDay, LocalDate today) {
        double day = 0;
        double wasted = 0;
        for (Lot lot : usable) {
            double lasts = lot.packs().doubleValue() / perDay;
            double mayLast = lot.expires().toEpochDay() - today.toEpochDay() + 1 - day;
            if (lasts > mayLast) {
                wasted += (lasts - Math.max(0, mayLast)) * perDay;
                lasts = Math.max(0, mayLast);
            }
            day += lasts;
        }
        long days = Math.min(FARTHEST, (long) Math.floor(day + 1e-9));
        return new Supply(stock, expired, today.plusDays(days), wasted);
    }

    /** Whether it runs out within so many days, or has. */
    boolean isShort(LocalDate today, int days) {
        return stock <= 0 || (runsOut != null && !runsOut.isAfter(today.plusDays(days)));
    }
}
