package org.undercroft.records.fhir.search;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.undercroft.records.fhir.FhirDate;

/**
 * A date to search by: how to compare, and the stretch of time it stands for (FHIR R4, search 3.1.1.4.7 and 3.1.1.5.6).
 *
 * @param prefix how to compare
 * @param low the first instant of the stretch
 * @param high the first instant after it
 */
public record DateBound(Prefix prefix, Instant low, Instant high) {

    private static final int TENTH = 10;

    /** How to compare the stretch of a resource with the one searched by. */
    public enum Prefix {
        EQ,
        NE,
        GT,
        LT,
        GE,
        LE,
        SA,
        EB,
        AP
    }

    /**
     * Reads {@code ge2020}.
     *
     * @param now for {@code ap}, whose width is a tenth of the distance from now
     */
    public static DateBound parse(String text, ZoneId zone, Instant now) {
        boolean prefixed = text.length() > 2 && Character.isLetter(text.charAt(0));
        Prefix prefix = prefixed ? prefix(text.substring(0, 2)) : Prefix.EQ;
        FhirDate date;
        try {
            date = FhirDate.parse(prefixed ? text.substring(2) : text, zone);
        } catch (IllegalArgumentException e) {
            throw new RefusedSearch(String.valueOf(e.getMessage()), e);
        }
        if (prefix != Prefix.AP) {
            return new DateBound(prefix, date.low(), date.high());
        }
        Duration width = Duration.between(date.low(), now).abs().dividedBy(TENTH);
        return new DateBound(prefix, date.low().minus(width), date.high().plus(width));
    }

    private static Prefix prefix(String text) {
        try {
            return Prefix.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new RefusedSearch("'" + text + "' is no date prefix; use eq, ne, gt, lt, ge, le, sa, eb or ap", e);
        }
    }

    /** Whether a resource's stretch, from {@code from} until before {@code until}, matches. */
    public boolean matches(Instant from, Instant until) {
        boolean within = !from.isBefore(low) && !until.isAfter(high);
        return switch (prefix) {
            case EQ -> within;
            case NE -> !within;
            case GT -> until.isAfter(high);
            case LT -> from.isBefore(low);
            case GE -> until.isAfter(high) || within;
            case LE -> from.isBefore(low) || within;
            case SA -> !from.isBefore(high);
            case EB -> !until.isAfter(low);
            case AP -> from.isBefore(high) && until.isAfter(low);
        };
    }
}
