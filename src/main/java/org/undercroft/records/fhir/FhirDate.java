package org.undercroft.records.fhir;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A FHIR date or time as the stretch of time it stands for: {@code 2020} is the whole year (FHIR R4, search 3.1.1.4.7).
 *
 * @param low its first instant
 * @param high the first instant after it
 */
public record FhirDate(Instant low, Instant high) {

    private static final Pattern TIME = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})T(\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?(Z|[+-]\\d{2}:\\d{2})?");
    private static final int MILLISECOND_DIGITS = 3;

    /**
     * Reads {@code 2020}, {@code 2020-05}, {@code 2020-05-17} or a time of day to the minute, second or millisecond.
     *
     * @param zone where days and times without an offset are meant
     * @throws IllegalArgumentException if it is none of these
     */
    public static FhirDate parse(String text, ZoneId zone) {
        try {
            return switch (text.length()) {
                case 4 ->
                    days(
                            Year.parse(text).atDay(1),
                            Year.parse(text).plusYears(1).atDay(1),
                            zone);
                case 7 ->
                    days(
                            YearMonth.parse(text).atDay(1),
                            YearMonth.parse(text).plusMonths(1).atDay(1),
                            zone);
                case 10 -> days(LocalDate.parse(text), LocalDate.parse(text).plusDays(1), zone);
                default -> time(text, zone);
            };
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a FHIR date; write 2020, 2020-05, 2020-05-17 or 2020-05-17T08:30:00Z", e);
        }
    }

    private static FhirDate days(LocalDate first, LocalDate next, ZoneId zone) {
        return new FhirDate(
                first.atStartOfDay(zone).toInstant(), next.atStartOfDay(zone).toInstant());
    }

    private static FhirDate time(String text, ZoneId zone) {
        Matcher parts = TIME.matcher(text);
        if (!parts.matches()) {
            throw new DateTimeException("not a time");
        }
        String whole = text.contains(":") && parts.group(4) == null
                ? parts.group(1) + "T" + parts.group(2) + ":" + parts.group(3) + ":00"
                : text.substring(0, parts.group(6) == null ? text.length() : parts.start(6));
        Instant low = parts.group(6) == null
                ? java.time.LocalDateTime.parse(whole).atZone(zone).toInstant()
                : OffsetDateTime.parse(whole + parts.group(6)).toInstant();
        if (parts.group(4) == null) {
            return new FhirDate(low, low.plus(1, ChronoUnit.MINUTES));
        }
        String fraction = parts.group(5);
        return fraction == null
                ? new FhirDate(low, low.plusSeconds(1))
                : new FhirDate(
                        low,
                        low.plus(1, fraction.length() <= MILLISECOND_DIGITS ? ChronoUnit.MILLIS : ChronoUnit.MICROS));
    }

    /** The instant in FHIR's notation, to the millisecond, in UTC. */
    public static String instant(Instant instant) {
        return ZonedDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MILLIS), java.time.ZoneOffset.UTC)
                .format(java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX"));
    }
}
