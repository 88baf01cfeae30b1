package org.undercroft.wire.lis1a;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.undercroft.SharedSamples;

/**
 * A real session: frames as an instrument sent them, or, for captures of bare records, framed here.
 *
 * @param name of the file
 * @param frames from STX to the last byte before the next
 */
record Capture(String name, List<byte[]> frames) {

    static Stream<Capture> all() {
        return Stream.concat(
                SharedSamples.files("analyzers", ".astm").stream()
                        .map(file -> new Capture(name(file), split(read(file)))),
                SharedSamples.files("analyzers", ".lis2").stream()
                        .map(file -> new Capture(name(file), framed(read(file)))));
    }

    /** The records an exact receiver joins from the frames: the texts between frame number and ETX or ETB. */
    byte[] text() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            int end = frame.length;
            while (frame[end - 1] != Control.ETX && frame[end - 1] != Control.ETB) {
                end--;
            }
            text.write(frame, 2, end - 3);
        }
        return text.toByteArray();
    }

    /** ENQ, all frames, EOT. */
    byte[] session() {
        ByteArrayOutputStream session = new ByteArrayOutputStream();
        session.write(Control.ENQ);
        frames.forEach(session::writeBytes);
        session.write(Control.EOT);
        return session.toByteArray();
    }

    /** The same with every frame's bytes changed. */
    Capture with(UnaryOperator<byte[]> change) {
        return new Capture(name, frames.stream().map(change).toList());
    }

    @Override
    public String toString() {
        return name;
    }

    private static List<byte[]> framed(byte[] records) {
        String text = new String(records, ISO_8859_1).replace('\n', '\r') + "\r";
        return Frame.encode(text.getBytes(ISO_8859_1), Framing.RECORD_ENDS_WITH_ETX, 240);
    }

    private static List<byte[]> split(byte[] bytes) {
        List<byte[]> frames = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= bytes.length; i++) {
            if (i == bytes.length || bytes[i] == Control.STX) {
                frames.add(Arrays.copyOfRange(bytes, from, i));
                from = i;
            }
        }
        return frames;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
