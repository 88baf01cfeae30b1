package org.undercroft.exchange;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.undercroft.InEveryTest;
import org.undercroft.platform.actor.Caused;

/** A department for tests: it handles types of its own and can be told to refuse or fail. */
public final class Witness implements BatchHandler {

    private final Map<String, List<String>> seen = new ConcurrentHashMap<>();
    private final Set<String> refused = new ConcurrentSkipListSet<>();
    private final Set<String> answered = new ConcurrentSkipListSet<>();
    private final Outbox outbox;

    Witness(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public String name() {
        return "witness";
    }

    @Override
    public Set<String> types() {
        return Set.of("ZZT^Z01");
    }

    /** Nothing is noted before all of them are fit, as nothing of a failed transaction stands. */
    @Override
    public List<Handled> handleAll(List<Caused<InboundMessage>> messages) {
        if (messages.stream().anyMatch(message -> refused.contains(number(message)))) {
            throw new UnacceptableMessage("PID-3 is missing: send the patient's number");
        }
        return messages.stream().map(this::see).toList();
    }

    private Handled see(Caused<InboundMessage> message) {
        String number = number(message);
        if (answered.contains(number)) {
            byte[] answer = ("MSH|^~\\&|U|U|||20260101||ZZA^Z01|W" + number + "|P|2.5.1\rMSA|AA|" + number + "\r")
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8);
            outbox.sendAll(List.of(new Caused<>(
                    message.acting(), new OutgoingMessage("ZZA^Z01", "W" + number, answer, List.of(), List.of()))));
        }
        seen.computeIfAbsent(message.what().sender(), _ -> new CopyOnWriteArrayList<>())
                .add(number);
        return new Handled(List.of("P-" + number), List.of("A-" + number), "Seen " + number);
    }

    private static String number(Caused<InboundMessage> message) {
        return String.valueOf(message.what().controlId());
    }

    public List<String> seen(String sender) {
        return seen.getOrDefault(sender, List.of());
    }

    public void refuse(String controlId) {
        refused.add(controlId);
    }

    /** Messages with this number get an answer of the department's own. */
    public void answering(String controlId) {
        answered.add(controlId);
    }

    public void accept(String controlId) {
        refused.remove(controlId);
    }

    /** Answers the test's own questions. */
    static final class Oracle implements QueryResponder {

        @Override
        public String name() {
            return "oracle";
        }

        @Override
        public Set<String> types() {
            return Set.of("ZZQ^Q01");
        }

        @Override
        public List<byte[]> answer(InboundMessage question) {
            if ("FAIL".equals(question.controlId())) {
                throw new UnacceptableMessage("QPD-3 is missing");
            }
            return List.of(("MSH|^~\\&|U|U|||20260101||ZZR^Q01|A" + question.controlId() + "|P|2.5.1\rMSA|AA|"
                            + question.controlId() + "\r")
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    @InEveryTest
    public static class Department {

        @Bean
        Witness witness(Outbox outbox) {
            return new Witness(outbox);
        }

        @Bean
        Oracle oracle() {
            return new Oracle();
        }

        @Bean
        InboxProbe inboxProbe(JdbcClient jdbc) {
            return new InboxProbe(jdbc);
        }
    }
}
