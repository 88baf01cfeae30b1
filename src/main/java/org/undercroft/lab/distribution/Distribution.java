package org.undercroft.lab.distribution;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A histogram, scattergram or picture as an instrument sent it.
 *
 * @param specimens everything in the message that may be the tube's number
 * @param name what the instrument calls it
 * @param kind what it is
 * @param lowest the value at the left end; null if that isn't said
 * @param highest the value at the right end; null if that isn't said
 * @param values the heights of its columns from left to right, or the numbers of a scattergram that is no cloud, as they
 *     came; null if they can't be decoded, or it is a picture or a cloud
 * @param places where each column stands; null if they are evenly spread between both ends
 * @param cloud the points of a scattergram; null if it is none, or how its numbers lie in the plane isn't known
 * @param lines discriminator lines, in the unit of the axis
 * @param picture a PNG; null if it is none
 * @param trouble why it can't be decoded; empty if it can
 */
@SuppressWarnings("ArrayRecordComponent") // large, handed over once, never compared
public record Distribution(
        List<String> specimens,
        String name,
        Kind kind,
        @Nullable Float lowest,
        @Nullable Float highest,
        float @Nullable [] values,
        float @Nullable [] places,
        @Nullable Cloud cloud,
        List<Float> lines,
        byte @Nullable [] picture,
        String trouble) {

    /** What was sent. */
    public enum Kind {
        HISTOGRAM,
        SCATTERGRAM,
        PICTURE
    }

    public Distribution {
        specimens = List.copyOf(specimens);
        lines = List.copyOf(lines);
    }

    static Distribution unreadable(List<String> specimens, String name, Kind kind, String trouble) {
        return new Distribution(specimens, name, kind, null, null, null, null, null, List.of(), null, trouble);
    }
}
