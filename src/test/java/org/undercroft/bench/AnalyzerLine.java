package org.undercroft.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** An analyzer that sends messages of several results, frame by frame, and times the ACK that waits for the commit. */
final class AnalyzerLine implements Load.Connection {

    static final int RESULTS = 10;
    private static final int ENQ = 5;
    private static final int ACK = 6;
    private static final int EOT = 4;

    private final Socket socket;
    private final IntFunction<List<String>> messages;

    /**
     * @param port the door of analyzers
     * @param messages the records of the message of a number
     */
    AnalyzerLine(int port, IntFunction<List<String>> messages) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        this.socket.setTcpNoDelay(true);
        this.messages = messages;
    }

    /** Opens analyzers that never send a message of the same number again, however often they are opened. */
    static final class Opener implements Load.Opener {

        private final int port;
        private final AtomicInteger opened = new AtomicInteger();

        Opener(int port) {
            this.port = port;
        }

        @Override
        public Load.Connection open(int index) throws IOException {
            String name = "BENCH" + opened.incrementAndGet();
            return new AnalyzerLine(port, number -> unknown(name, number));
        }
    }

    @Override
    public void exchange(int number, Latencies latencies) throws IOException {
        Latencies ofNoCommit = new Latencies();
        await(new byte[] {ENQ}, ofNoCommit);
        List<String> records = messages.apply(number);
        for (int i = 0; i < records.size(); i++) {
            boolean last = i == records.size() - 1;
            await(frame((i + 1) % 8, records.get(i)), last ? latencies : ofNoCommit);
        }
        socket.getOutputStream().write(EOT);
    }

    private void await(byte[] bytes, Latencies latencies) throws IOException {
        long begun = System.nanoTime();
        socket.getOutputStream().write(bytes);
        int answer = socket.getInputStream().read();
        latencies.add(System.nanoTime() - begun);
        if (answer != ACK) {
            throw new IOException("The answer was " + answer + " instead of ACK");
        }
    }

    private static List<String> unknown(String name, int number) {
        List<String> records = new ArrayList<>();
        records.add("H|\\^&|" + name + "-" + number + "||" + name + "^1.0|||||||P|LIS2-A2|20260101120000");
        records.add("P|1");
        records.add("O|1|B" + number + "||^^^GLU|R||20260101120000||||||||||||||||||F");
        for (int i = 1; i <= RESULTS; i++) {
            records.add("R|" + i + "|^^^T" + i + "|" + (number % 1000) / 10.0 + "|mmol/L||N||F||||20260101120000");
        }
        records.add("L|1|N");
        return records;
    }

    private static byte[] frame(int number, String record) {
        String body = number + record + "\r\u0003";
        int sum = 0;
        for (byte value : body.getBytes(US_ASCII)) {
            sum += value;
        }
        return ("\u0002" + body + String.format("%02X", sum & 0xFF) + "\r\n").getBytes(US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
