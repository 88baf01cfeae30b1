package org.undercroft.wire.lis1a;

import java.time.Duration;

/**
 * The receiving side of the line as a state machine: bytes and the passing of time in, {@link ReceiverActions} out. It
 * reads no clock and no socket; time is a count of nanoseconds that the caller brings.
 *
 * <p>Every byte that is not a bare control character leaves it again: in a message, as incomplete, or as noise.
 */
final class Receiver {

    /** When nothing is awaited. */
    static final long NEVER = Long.MAX_VALUE;

    private static final int FRAME_OVERHEAD = 64;

    private enum State {
        NEUTRAL,
        BETWEEN_FRAMES,
        FRAME,
        CHECKSUM,
        FRAME_END,
        REFUSING
    }

    private final LineSettings settings;
    private final ReceiverActions actions;
    private final FrameOrder order = new FrameOrder();
    private final Gathering kept = new Gathering();
    private final FrameText frame = new FrameText(kept.raw);
    private final FrameEnding ending = new FrameEnding();
    private final Noise noise;

    private State state = State.NEUTRAL;
    private boolean inSession;
    private boolean frameSeen;
    private long lastByteAt;
    private long enquiryAnsweredAt;

    Receiver(LineSettings settings, ReceiverActions actions) {
        this.settings = settings;
        this.actions = actions;
        this.noise = new Noise(settings, actions, kept);
    }

    /** Whether the line is free: no session, and no bytes waiting to be understood. */
    boolean isNeutral() {
        return state == State.NEUTRAL && kept.raw.isEmpty();
    }

    /** Takes the next bytes from the line. */
    void feed(byte[] bytes, int offset, int length, long now) {
        int at = offset;
        int end = offset + length;
        lastByteAt = now;
        while (at < end) {
            if (state == State.FRAME) {
                int stop = frame.stop(bytes, at, end);
                kept.raw.add(bytes, at, stop - at);
                at = stop;
            }
            if (at < end) {
                take(bytes[at++], now);
            }
            refuseOversize();
        }
    }

    /** When {@link #timeout} wants to be called, unless bytes come before; {@link #NEVER} if nothing is awaited. */
    long deadline() {
        Timers timers = settings.timers();
        Duration wait = switch (state) {
            case NEUTRAL -> kept.raw.isEmpty() ? null : timers.quiet();
            case BETWEEN_FRAMES, REFUSING -> timers.receive();
            case FRAME -> frameWait(timers);
            case CHECKSUM -> timers.quiet();
            case FRAME_END -> timers.frameEnd();
        };
        return wait == null ? NEVER : lastByteAt + wait.toNanos();
    }

    private Duration frameWait(Timers timers) {
        byte last = kept.raw.last();
        if (last == Control.EOT || last == Control.ENQ) {
            return timers.frameEnd();
        }
        return Control.isLineEnd(last) ? timers.quiet() : timers.receive();
    }

    /** Tells that time has passed. Does nothing before the {@link #deadline}. */
    void timeout(long now) {
        if (deadline() == NEVER || now - deadline() < 0) {
            return;
        }
        switch (state) {
            case NEUTRAL -> noise.flush();
            case FRAME -> frameStoodStill(now);
            case CHECKSUM -> reject("the frame stopped inside its checksum");
            case FRAME_END -> {
                ending.stoodStill();
                finishFrame();
            }
            case BETWEEN_FRAMES, REFUSING -> receiveTimePassed();
        }
    }

    /** Ends the line: whatever is still held is handed out. */
    void cut(String reason) {
        if (state == State.FRAME_END) {
            finishFrame();
        }
        if (inSession) {
            closeSession(reason);
        }
        noise.flush();
        state = State.NEUTRAL;
    }

    private void take(byte value, long now) {
        switch (state) {
            case NEUTRAL -> neutral(value, now);
            case BETWEEN_FRAMES -> betweenFrames(value, now);
            case FRAME -> frame(value, now);
            case CHECKSUM -> checksum(value);
            case FRAME_END -> frameEnd(value, now);
            case REFUSING -> refusing(value, now);
        }
    }

    private void neutral(byte value, long now) {
        switch (value) {
            case Control.ENQ -> {
                noise.flush();
                openSession(now);
            }
            case Control.STX -> {
                noise.flush();
                beginFrame(value, false);
            }
            case Control.EOT -> noise.flush();
            case Control.ACK, Control.NAK, 0 -> {}
            case Control.CR, Control.LF -> noise.endLine(value);
            default -> noise.add(value);
        }
    }

    private void openSession(long now) {
        inSession = true;
        frameSeen = false;
        order.restart();
        kept.raw.add(Control.ENQ);
        state = State.BETWEEN_FRAMES;
        answerEnquiry(now);
    }

    private void answerEnquiry(long now) {
        enquiryAnsweredAt = now;
        actions.reply(Control.ACK);
    }

    private void betweenFrames(byte value, long now) {
        switch (value) {
            case Control.STX -> beginFrame(value, false);
            case Control.ENQ -> enquireAgain(now);
            case Control.EOT -> endSession();
            case Control.CR, Control.LF -> {
                ending.cameLate();
                addUnlessFirst(value);
            }
            case Control.ACK, Control.NAK, 0 -> addUnlessFirst(value);
            default -> beginFrame(value, true);
        }
    }

    private void addUnlessFirst(byte control) {
        if (!kept.raw.isEmpty()) {
            kept.raw.add(control);
        }
    }

    private void enquireAgain(long now) {
        if (frameSeen) {
            closeSession("a new ENQ came before the message ended");
            openSession(now);
            return;
        }
        kept.raw.add(Control.ENQ);
        kept.tolerances.add(Tolerance.DOUBLE_ENQ);
        // A stutter gets one answer: a second would be taken for the answer to the first frame.
        if (now - enquiryAnsweredAt > settings.timers().doubleEnquiry().toNanos()) {
            answerEnquiry(now);
        }
    }

    private void beginFrame(byte first, boolean withoutStart) {
        frameSeen = true;
        frame.begin(withoutStart);
        kept.raw.add(first);
        state = State.FRAME;
    }

    private void frame(byte value, long now) {
        switch (value) {
            case Control.STX -> beginFrame(value, false);
            case Control.ETX, Control.ETB -> {
                kept.raw.add(value);
                frame.checksumFollows();
                state = State.CHECKSUM;
            }
            default -> {
                state = State.BETWEEN_FRAMES;
                betweenFrames(value, now);
            }
        }
    }

    private void checksum(byte value) {
        kept.raw.add(value);
        if (frame.hasChecksum()) {
            state = State.FRAME_END;
            if (ending.begin()) {
                finishFrame();
            }
        }
    }

    private void frameEnd(byte value, long now) {
        switch (ending.take(value)) {
            case MORE -> kept.raw.add(value);
            case LAST -> {
                kept.raw.add(value);
                finishFrame();
            }
            case OVER -> {
                finishFrame();
                take(value, now);
            }
        }
    }

    private void finishFrame() {
        if (ending.isCutShort()) {
            kept.tolerances.add(Tolerance.NO_FRAME_END);
        }
        switch (frame.decode()) {
            case FrameOutcome.Good good -> judge(good);
            case FrameOutcome.Bad bad -> reject(bad.reason());
        }
    }

    private void judge(FrameOutcome.Good good) {
        switch (order.place(good)) {
            case NEXT -> accept(good);
            case REPETITION -> {
                kept.countRepeated();
                state = State.BETWEEN_FRAMES;
                actions.reply(Control.ACK);
            }
            case OUT_OF_ORDER ->
                reject("frame number %d came where %d was expected".formatted(good.number(), order.expected()));
        }
    }

    private void accept(FrameOutcome.Good good) {
        state = State.BETWEEN_FRAMES;
        if (!inSession) {
            inSession = true;
            kept.tolerances.add(Tolerance.NO_ENQ);
        }
        noise.forgive();
        kept.accept(good);
        kept.tolerances.addAll(good.repairs());
        if (good.last() && kept.endsWithTerminator()) {
            if (!actions.deliver(kept.message())) {
                kept.takeBack(good.text().length);
                noise.blame("the message could not be stored");
                actions.reply(Control.NAK);
                return;
            }
            kept.take();
        }
        order.accepted(good);
        actions.reply(Control.ACK);
    }

    private void reject(String reason) {
        noise.blame(reason);
        kept.countRejected();
        if (inSession) {
            state = State.BETWEEN_FRAMES;
            actions.reply(Control.NAK);
        } else {
            state = State.NEUTRAL;
            if (frame.looksLikeFrame()) {
                actions.reply(Control.NAK);
            }
        }
    }

    private void frameStoodStill(long now) {
        byte last = kept.raw.last();
        if (last == Control.EOT || last == Control.ENQ) {
            kept.raw.cut(kept.raw.size() - 1);
            noise.blame("the frame was broken off");
            state = inSession ? State.BETWEEN_FRAMES : State.NEUTRAL;
            take(last, now);
        } else if (Control.isLineEnd(last) && inSession) {
            reject("the frame's end (ETX or ETB) was not found");
        } else {
            receiveTimePassed();
        }
    }

    private void receiveTimePassed() {
        if (inSession) {
            closeSession("nothing came for " + settings.timers().receive().toSeconds() + " s");
        }
        noise.flush();
        state = State.NEUTRAL;
    }

    private void endSession() {
        kept.raw.add(Control.EOT);
        // After a refused frame, or one that promised more (ETB), EOT means that the sender gave up.
        if (!noise.isTroubled() && kept.mayEndHere()) {
            kept.tolerances.add(Tolerance.NO_TERMINATOR);
            if (actions.deliver(kept.message())) {
                kept.take();
            } else {
                noise.blame("the message could not be stored");
            }
        }
        closeSession("EOT came before the message was whole");
        state = State.NEUTRAL;
    }

    private void closeSession(String reason) {
        inSession = false;
        noise.endSession(reason, state == State.BETWEEN_FRAMES);
    }

    private void refuseOversize() {
        if (state == State.NEUTRAL || kept.raw.size() <= (long) settings.maxMessage() + FRAME_OVERHEAD) {
            return;
        }
        actions.keepIncomplete(
                kept.take(), "longer than " + settings.maxMessage() + " bytes; more may follow as noise");
        inSession = false;
        state = State.REFUSING;
        actions.reply(Control.NAK);
    }

    private void refusing(byte value, long now) {
        if (value == Control.ENQ || value == Control.EOT) {
            noise.blame("the rest of a message that was too long");
            state = State.NEUTRAL;
            neutral(value, now);
            return;
        }
        noise.addRest(value);
    }
}
