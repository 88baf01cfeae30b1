package org.undercroft.wire.lis1a;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sending side of the line as a state machine, for one message: the receiver's bytes and the passing of time in,
 * bytes to write out (LIS01-A2 clauses 6.2 to 6.4). It reads no clock and no socket.
 */
final class Sender {

    private static final int MOST_TRIES = 6;
    private static final byte[] ENQ = {Control.ENQ};
    private static final byte[] EOT = {Control.EOT};

    private enum State {
        ASKING,
        PAUSING,
        SENDING,
        DONE
    }

    private final List<byte[]> frames;
    private final Role role;
    private final Timers timers;
    private final Consumer<byte[]> line;

    private State state = State.PAUSING;
    private int enquiries;
    private int next;
    private int tries;
    private long deadline;
    private @Nullable SendResult result;

    Sender(List<byte[]> frames, Role role, Timers timers, Consumer<byte[]> line) {
        this.frames = frames;
        this.role = role;
        this.timers = timers;
        this.line = line;
    }

    /** The outcome; null while the sender is at work. */
    @Nullable
    SendResult result() {
        return result;
    }

    /** When {@link #timeout} wants to be called unless an answer comes before. */
    long deadline() {
        return deadline;
    }

    /** Asks for the line. */
    void start(long now) {
        enquiries++;
        state = State.ASKING;
        line.accept(ENQ);
        wait(timers.enquiryReply(), now);
    }

    /** Takes one byte from the receiver. */
    void received(byte value, long now) {
        switch (state) {
            case ASKING -> enquiryAnswered(value, now);
            case SENDING -> frameAnswered(value, now);
            case PAUSING, DONE -> {}
        }
    }

    private void enquiryAnswered(byte value, long now) {
        switch (value) {
            case Control.ACK -> sendFrame(now);
            case Control.NAK -> {
                if (enquiries >= MOST_TRIES) {
                    finish(new SendResult.Refused("the receiver was busy " + enquiries + " times"));
                } else {
                    pause(timers.busy(), now);
                }
            }
            case Control.ENQ -> contend(now);
            default -> {} // clause 6.2: everything else is ignored
        }
    }

    private void contend(long now) {
        if (role == Role.HOST || enquiries >= MOST_TRIES) {
            finish(new SendResult.LineTaken());
        } else {
            pause(timers.instrumentContention(), now);
        }
    }

    private void frameAnswered(byte value, long now) {
        switch (value) {
            case Control.ACK -> acknowledged(false, now);
            case Control.EOT -> acknowledged(true, now);
            default -> refused(now); // clause 6.3.4: any other character means NAK
        }
    }

    private void acknowledged(boolean stop, long now) {
        next++;
        tries = 0;
        if (next == frames.size()) {
            release(new SendResult.Sent(stop));
        } else if (stop) {
            release(new SendResult.Interrupted(next));
        } else {
            sendFrame(now);
        }
    }

    private void refused(long now) {
        if (tries >= MOST_TRIES) {
            release(new SendResult.Refused("frame %d was refused %d times".formatted(next + 1, tries)));
        } else {
            sendFrame(now);
        }
    }

    private void sendFrame(long now) {
        state = State.SENDING;
        tries++;
        line.accept(frames.get(next));
        wait(timers.frameReply(), now);
    }

    /** Tells that time has passed. Does nothing before the {@link #deadline}. */
    void timeout(long now) {
        if (state == State.DONE || now - deadline < 0) {
            return;
        }
        switch (state) {
            case ASKING -> release(new SendResult.NoAnswer("no answer to ENQ within " + timers.enquiryReply()));
            case SENDING ->
                release(new SendResult.NoAnswer(
                        "no answer to frame %d within %s".formatted(next + 1, timers.frameReply())));
            case PAUSING -> start(now);
            case DONE -> {}
        }
    }

    /** Ends the attempt because the connection ended. */
    void lost(String reason) {
        if (result == null) {
            finish(new SendResult.LineLost(reason));
        }
    }

    private void pause(Duration time, long now) {
        state = State.PAUSING;
        wait(time, now);
    }

    private void wait(Duration time, long now) {
        deadline = now + time.toNanos();
    }

    private void release(SendResult outcome) {
        line.accept(EOT);
        finish(outcome);
    }

    private void finish(SendResult outcome) {
        state = State.DONE;
        result = outcome;
    }
}
