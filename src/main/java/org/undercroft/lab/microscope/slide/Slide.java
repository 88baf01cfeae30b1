package org.undercroft.lab.microscope.slide;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A slide or field, by its file.
 *
 * @param id its number
 * @param title what people call it
 * @param specimen the number on its tube; null while nobody said
 * @param patient the patient's identity in the index; null without specimen
 * @param objective with which it was taken; null if nobody said
 * @param objectiveName its name; empty if there is none
 * @param micronsPerPixel by its objective, else by its file; null if neither tells
 * @param plateletFactor platelets per microlitre for one platelet in a field; null if the objective has none
 * @param fileName as it was called where it came from
 * @param kind of file
 * @param size in bytes
 * @param sha256 of the file, in hexadecimal digits
 * @param width in pixels; 0 until it was opened
 * @param height in pixels; 0 until it was opened
 * @param state how far it is
 * @param tilesDone tiles made
 * @param tilesAll tiles to make; 0 until it was opened
 * @param reason why it failed or was withdrawn; else empty
 * @param uploadedBy who brought it
 * @param uploadedAt when
 */
public record Slide(
        long id,
        String title,
        @Nullable String specimen,
        @Nullable String patient,
        @Nullable Long objective,
        String objectiveName,
        @Nullable Double micronsPerPixel,
        @Nullable Integer plateletFactor,
        String fileName,
        ImageKind kind,
        long size,
        String sha256,
        int width,
        int height,
        SlideState state,
        int tilesDone,
        int tilesAll,
        String reason,
        String uploadedBy,
        Instant uploadedAt) {

    /** How much of its tiles is made, in percent. */
    public int percent() {
        return tilesAll == 0 ? 0 : (int) (100L * tilesDone / tilesAll);
    }

    /** Whether it can be looked at. */
    public boolean isReady() {
        return state == SlideState.READY;
    }
}
