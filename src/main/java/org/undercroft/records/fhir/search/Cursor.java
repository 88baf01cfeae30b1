package org.undercroft.records.fhir.search;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/**
 * The last resource of a page. The next page begins after it, whatever was stored meanwhile.
 *
 * @param key the value it was sorted by
 * @param rid its row
 */
public record Cursor(Instant key, long rid) {

    /** As it stands in a link. */
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((key + " " + rid).getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads it from a link. */
    public static Cursor parse(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(" ", 2);
            return new Cursor(Instant.parse(parts[0]), Long.parseLong(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            throw new RefusedSearch("_after is not from a link of ours; begin again without it", e);
        }
    }
}
