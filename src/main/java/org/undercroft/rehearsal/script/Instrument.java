package org.undercroft.rehearsal.script;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A make-believe analyzer: what it is, what it can do and how it speaks.
 *
 * @param name as the bench calls it
 * @param maker an invented maker
 * @param model an invented model
 * @param identification what it writes in H.5
 * @param tag the asset tag on its side
 * @param room where it stands
 * @param manner how it lays out its messages
 * @param cycle how long a tube takes
 * @param channels what it can measure, by our test code
 * @param controls what its controls should give
 */
public record Instrument(
        String name,
        String maker,
        String model,
        String identification,
        String tag,
        String room,
        Manner manner,
        Duration cycle,
        Map<String, Channel> channels,
        List<Control> controls) {

    /** How different makers write. */
    public enum Manner {
        /** One record a frame, numeric codes in the usual place. */
        RECORD_BY_RECORD,
        /** The whole message in one frame, codes in the fifth component, specimen numbers padded with blanks. */
        ALL_AT_ONCE,
        /** Records cut by ETB wherever a frame is full, delimiters of its own. */
        CUT_ANYWHERE
    }

    public Instrument {
        channels = Map.copyOf(channels);
        controls = List.copyOf(controls);
    }

    /**
     * One test as the instrument knows it.
     *
     * @param test our code
     * @param code the instrument's
     * @param unit the instrument's
     * @param factor by which its value is multiplied to reach our unit
     * @param decimals it writes; below 0 if it writes words, from negative to 3+
     */
    public record Channel(String test, String code, String unit, double factor, int decimals) {}

    /**
     * What one test of a control should give, in the laboratory's unit.
     *
     * @param control the control's number on its bottle
     * @param lot the lot of the material
     * @param level 1 or 2
     * @param test our code
     * @param mean the target
     * @param deviation the standard deviation
     */
    public record Control(String control, String lot, int level, String test, double mean, double deviation) {}

    /** Whether it can do any of these. */
    public boolean does(List<String> tests) {
        return tests.stream().anyMatch(channels::containsKey);
    }

    /** The channel with the instrument's own code. */
    public Optional<Channel> coded(String code) {
        return channels.values().stream()
                .filter(channel -> channel.code().equals(code))
                .findFirst();
    }
}
