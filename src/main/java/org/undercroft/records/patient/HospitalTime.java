package org.undercroft.records.patient;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.undercroft.records.fhir.FhirDate;

/** HL7 v2 times, {@code YYYY[MM[DD[HH[MM[SS[.S]]]]]][+ZZZZ]} (v2.5.1, 2.A.22), as FHIR writes them. */
public final class HospitalTime {

    private static final Pattern TIME =
            Pattern.compile("(\\d{4})(\\d{2})?(\\d{2})?(\\d{2})?(\\d{2})?(\\d{2})?(?:\\.(\\d{1,4}))?([+-]\\d{4})?");
    private static final int DAY = 3;
    private static final int HOUR = 4;
    private static final int MINUTE = 5;
    private static final int SECOND = 6;
    private static final int FRACTION = 7;
    private static final int OFFSET = 8;

    private HospitalTime() {}

    /**
     * The time in FHIR's notation, as precise as it was written.
     *
     * @param dateOnly whether to leave the time of day away, as for a birth date
     * @return empty if it is no time
     */
    public static Optional<String> fhir(@Nullable String hl7, boolean dateOnly) {
        Matcher parts = TIME.matcher(hl7 == null ? "" : hl7.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(parts.group(1));
        for (int part = 2; part <= DAY && parts.group(part) != null; part++) {
            text.append('-').append(parts.group(part));
        }
        if (!dateOnly && parts.group(HOUR) != null) {
            text.append('T').append(parts.group(HOUR)).append(':').append(orZero(parts.group(MINUTE)));
            text.append(':').append(orZero(parts.group(SECOND)));
            if (parts.group(FRACTION) != null) {
                text.append('.').append((parts.group(FRACTION) + "00"), 0, 3);
            }
            if (parts.group(OFFSET) != null) {
                text.append(parts.group(OFFSET), 0, 3).append(':').append(parts.group(OFFSET), 3, 5);
            }
        }
        return possible(text.toString()) ? Optional.of(text.toString()) : Optional.empty();
    }

    /** The first instant that the time can mean; empty if it is no time. */
    public static Optional<Instant> instant(@Nullable String hl7, ZoneId zone) {
        return fhir(hl7, false).map(text -> FhirDate.parse(text, zone).low());
    }

    private static String orZero(@Nullable String part) {
        return part == null ? "00" : part;
    }

    private static boolean possible(String text) {
        try {
            FhirDate.parse(text, java.time.ZoneOffset.UTC);
            return true;
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }
}
