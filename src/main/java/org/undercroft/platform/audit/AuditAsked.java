package org.undercroft.platform.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The search form as it was sent; what can't be read counts as not asked. */
public record AuditAsked(
        @Nullable String patient,
        @Nullable String actor,
        @Nullable String action,
        @Nullable String category,
        @Nullable String from,
        @Nullable String until,
        @Nullable Long olderThan) {

    /** What it asks of the trail. */
    public AuditSearch search(int most) {
        return new AuditSearch(
                given(patient),
                given(actor),
                actionAsked(),
                given(category),
                start(from, 0),
                start(until, 1),
                olderThan,
                most);
    }

    /** The same question, going on behind an entry. */
    public String query(@Nullable Long position) {
        return UriComponentsBuilder.newInstance()
                .queryParam("patient", shown(patient))
                .queryParam("actor", shown(actor))
                .queryParam("action", shown(action))
                .queryParam("category", shown(category))
                .queryParam("from", shown(from))
                .queryParam("until", shown(until))
                .queryParam("olderThan", position == null ? "" : position)
                .encode()
                .build()
                .toUriString();
    }

    private @Nullable AuditAction actionAsked() {
        return Arrays.stream(AuditAction.values())
                .filter(known -> known.name().equals(action))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Instant start(@Nullable String day, int daysLater) {
        try {
            return day == null || day.isBlank()
                    ? null
                    : LocalDate.parse(day)
                            .plusDays(daysLater)
                            .atStartOfDay(ZoneId.systemDefault())
                            .toInstant();
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    /** For the form. */
    public String shownPatient() {
        return shown(patient);
    }

    /** For the form. */
    public String shownActor() {
        return shown(actor);
    }

    /** For the form. */
    public String shownAction() {
        return shown(action);
    }

    /** For the form. */
    public String shownCategory() {
        return shown(category);
    }

    /** For the form. */
    public String shownFrom() {
        return shown(from);
    }

    /** For the form. */
    public String shownUntil() {
        return shown(until);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String shown(@Nullable String text) {
        return text == null ? "" : text;
    }
}
