package org.undercroft.wire.lis1a;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Remembers what a receiver asked for. */
final class Recorder implements ReceiverActions {

    final List<ReceivedMessage> messages = new ArrayList<>();
    final List<String> incomplete = new ArrayList<>();
    final List<String> noise = new ArrayList<>();
    final List<String> reasons = new ArrayList<>();
    private final StringBuilder replies = new StringBuilder();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    int failures;

    @Override
    public void reply(byte control) {
        replies.append(control == Control.ACK ? 'A' : 'N');
    }

    @Override
    public boolean deliver(ReceivedMessage message) {
        if (failures > 0) {
            failures--;
            return false;
        }
        messages.add(message);
        kept.writeBytes(message.raw());
        return true;
    }

    @Override
    public void keepIncomplete(byte[] bytes, String reason) {
        incomplete.add(new String(bytes, ISO_8859_1));
        reasons.add(reason);
        kept.writeBytes(bytes);
    }

    @Override
    public void keepNoise(byte[] bytes, String reason) {
        noise.add(new String(bytes, ISO_8859_1));
        reasons.add(reason);
        kept.writeBytes(bytes);
    }

    /** The replies so far: A for ACK, N for NAK. */
    String replies() {
        return replies.toString();
    }

    /** The texts of the messages, line ends shown as a slash. */
    List<String> texts() {
        return messages.stream()
                .map(message -> new String(message.text(), ISO_8859_1).replace('\r', '/'))
                .toList();
    }

    /** Every byte handed out, in order, without the bare controls that a line may swallow between messages. */
    byte[] keptBytes() {
        return withoutControls(kept.toByteArray());
    }

    static byte[] withoutControls(byte[] bytes) {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        for (byte value : bytes) {
            switch (value) {
                case Control.ENQ, Control.EOT, Control.ACK, Control.NAK, Control.CR, Control.LF, 0 -> {}
                default -> rest.write(value);
            }
        }
        return rest.toByteArray();
    }
}
