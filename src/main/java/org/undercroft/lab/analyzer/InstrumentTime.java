package org.undercroft.lab.analyzer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as instruments write them: {@code YYYYMMDD[HHMM[SS]]} with an optional fraction and offset. */
public final class InstrumentTime {

    private static final Pattern FORM =
            Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)(?:(\\d\\d)(\\d\\d)(\\d\\d)?(?:\\.\\d+)?)?([+-]\\d{4})?");

    private InstrumentTime() {}

    /**
     * Reads a time; one without offset is told by the clock of the zone.
     *
     * @return empty if it is written otherwise or no such time exists
     */
    public static Optional<Instant> read(String text, ZoneId zone) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    number(form, 1),
                    number(form, 2),
                    number(form, 3),
                    number(form, 4),
                    number(form, 5),
                    number(form, 6));
            ZoneId said = form.group(7) == null ? zone : ZoneOffset.of(form.group(7));
            return Optional.of(local.atZone(said).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher form, int group) {
        String digits = form.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
