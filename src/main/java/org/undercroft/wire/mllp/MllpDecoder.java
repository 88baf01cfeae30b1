package org.undercroft.wire.mllp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.undercroft.wire.Gathered;

/**
 * Finds messages in a stream of bytes, however the stream is cut into reads.
 *
 * <p>Tolerates what senders do: bytes before the start byte are kept and reported, the carriage return after the end
 * byte may be missing, several messages may come in one read. Not safe for use by several threads at once.
 */
public final class MllpDecoder {

    private enum Place {
        OUTSIDE,
        INSIDE,
        TOO_LARGE
    }

    private final int maxMessage;
    private final Gathered gathered = new Gathered();
    private Place place = Place.OUTSIDE;
    private long received;
    private long discarded;

    /** @param maxMessage the longest message taken, in bytes */
    public MllpDecoder(int maxMessage) {
        this.maxMessage = maxMessage;
    }

    /** Takes the next bytes of the stream and returns what they completed, in order. */
    public List<MllpUnit> feed(byte[] bytes, int offset, int length) {
        received += length;
        List<MllpUnit> found = new ArrayList<>();
        int at = offset;
        int end = offset + length;
        while (at < end) {
            at = switch (place) {
                case OUTSIDE -> outside(bytes, at, end, found);
                case INSIDE -> inside(bytes, at, end, found);
                case TOO_LARGE -> skip(bytes, at, end);
            };
        }
        return found;
    }

    /** Ends the stream: what is still gathered is returned as broken. */
    public Optional<MllpUnit.Broken> end() {
        boolean inside = place == Place.INSIDE;
        place = Place.OUTSIDE;
        if (!inside && gathered.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(broken(inside ? MllpUnit.Reason.UNFINISHED : MllpUnit.Reason.OUTSIDE_A_FRAME, inside));
    }

    /** Whether the stream stands inside a message, or behind bytes not yet reported. */
    public boolean isMidway() {
        return place != Place.OUTSIDE || !gathered.isEmpty();
    }

    /** How many bytes came in all. */
    public long received() {
        return received;
    }

    /** How many bytes of overlong messages were counted but not kept. */
    public long discarded() {
        return discarded;
    }

    private int outside(byte[] bytes, int from, int end, List<MllpUnit> found) {
        int at = from;
        while (at < end && bytes[at] != MllpFrame.START) {
            keepOutside(bytes[at++], found);
        }
        if (at < end) {
            if (!gathered.isEmpty()) {
                found.add(broken(MllpUnit.Reason.OUTSIDE_A_FRAME, false));
            }
            place = Place.INSIDE;
            return at + 1;
        }
        return end;
    }

    private void keepOutside(byte value, List<MllpUnit> found) {
        boolean lineEnd = value == '\r' || value == '\n';
        if (lineEnd && gathered.isEmpty()) {
            return; // the end of the envelope before, or padding behind it
        }
        gathered.add(value);
        if (gathered.size() >= maxMessage) {
            found.add(broken(MllpUnit.Reason.OUTSIDE_A_FRAME, false));
        }
    }

    private int inside(byte[] bytes, int from, int end, List<MllpUnit> found) {
        int limit = (int) Math.min(end, (long) from + maxMessage - gathered.size());
        int at = from;
        while (at < limit && bytes[at] != MllpFrame.END && bytes[at] != MllpFrame.START) {
            at++;
        }
        gathered.add(bytes, from, at - from);
        if (at == end) {
            return end;
        }
        if (bytes[at] == MllpFrame.END) {
            found.add(new MllpUnit.Message(gathered.take()));
            place = Place.OUTSIDE;
            return at + 1;
        }
        if (bytes[at] == MllpFrame.START) {
            found.add(broken(MllpUnit.Reason.NEW_START_INSIDE, true));
            return at + 1;
        }
        found.add(broken(MllpUnit.Reason.TOO_LARGE, true));
        place = Place.TOO_LARGE;
        return at;
    }

    private int skip(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] != MllpFrame.END) {
            at++;
        }
        discarded += at - from;
        if (at == end) {
            return end;
        }
        place = Place.OUTSIDE;
        return at + 1;
    }

    private MllpUnit.Broken broken(MllpUnit.Reason reason, boolean withStart) {
        byte[] content = gathered.take();
        if (!withStart) {
            return new MllpUnit.Broken(content, reason);
        }
        byte[] all = new byte[content.length + 1];
        all[0] = MllpFrame.START;
        System.arraycopy(content, 0, all, 1, content.length);
        return new MllpUnit.Broken(all, reason);
    }
}
