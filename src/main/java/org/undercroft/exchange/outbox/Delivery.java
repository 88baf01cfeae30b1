package org.undercroft.exchange.outbox;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.undercroft.exchange.activity.Traffic;
import org.undercroft.exchange.tls.TlsIdentity;
import org.undercroft.wire.mllp.MllpClient;

/**
 * Delivers to one destination on a connection kept open, one message after the other. A few messages are in memory at a
 * time, whatever waits. If the program dies between an acknowledgment and its being kept, the message is sent again with
 * the same number.
 */
final class Delivery implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);
    private static final int PAGE = 100;
    private static final long PAGE_BYTES = 4L << 20;
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration UNKEPT = Duration.ofMillis(300);

    private final String name;
    private final DestinationRepository destinations;
    private final OutboundRepository outbound;
    private final OutboxBell bell;
    private final TlsIdentity tls;
    private final Traffic traffic;
    private final Replies replies;
    private volatile boolean active = true;
    private volatile boolean leased;
    private volatile boolean inTrouble;
    private @Nullable MllpClient client;

    Delivery(
            String name,
            DestinationRepository destinations,
            OutboundRepository outbound,
            OutboxBell bell,
            TlsIdentity tls,
            Traffic traffic,
            Replies replies) {
        this.name = name;
        this.destinations = destinations;
        this.outbound = outbound;
        this.bell = bell;
        this.tls = tls;
        this.traffic = traffic;
        this.replies = replies;
    }

    /** Whether this program may deliver now. */
    void lease(boolean held) {
        leased = held;
    }

    /** Whether the destination did not take the message it was offered last. */
    boolean isInTrouble() {
        return inTrouble;
    }

    /** Ends after the message that is being sent. */
    void end() {
        active = false;
        bell.ring();
    }

    @Override
    public void run() {
        while (active) {
            try {
                if (!leased || !replies.canBeStored() || !deliverSome()) {
                    bell.await(LOOK);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                active = false;
            } catch (RuntimeException e) {
                // Edge of the delivery: the database may be away. What was sent and not kept is sent again.
                log.warn("Delivering to {} was interrupted: {}", name, e.getMessage());
                disconnect();
                leased = false;
            }
        }
        disconnect();
    }

    /** Delivers what waits; false if nothing could be done now. */
    private boolean deliverSome() {
        Destination destination = destinations.find(name).orElse(null);
        if (destination == null || !destination.enabled()) {
            disconnect();
            return false;
        }
        List<Outgoing> page = outbound.next(name, PAGE, PAGE_BYTES);
        boolean due = !page.isEmpty() && isDue(page.getFirst(), Instant.now());
        if (due) {
            deliver(destination, page);
        }
        return due;
    }

    private static boolean isDue(Outgoing message, Instant now) {
        Instant next = message.nextAttemptAt();
        return next == null || !next.isAfter(now);
    }

    private void deliver(Destination destination, List<Outgoing> page) {
        List<Attempt> unkept = new ArrayList<>();
        long keptAt = System.nanoTime();
        for (Outgoing message : page) {
            Attempt attempt = attempt(destination, message);
            unkept.add(attempt);
            inTrouble = attempt instanceof Attempt.Later;
            if (inTrouble || !active || !leased) {
                break;
            }
            if (System.nanoTime() - keptAt > UNKEPT.toNanos()) {
                keep(unkept);
                keptAt = System.nanoTime();
            }
        }
        keep(unkept);
    }

    private void keep(List<Attempt> attempts) {
        if (!attempts.isEmpty()) {
            outbound.keep(attempts);
            traffic.delivered(attempts.stream()
                    .filter(Attempt.Delivered.class::isInstance)
                    .count());
            attempts.clear();
        }
    }

    private Attempt attempt(Destination destination, Outgoing message) {
        Instant now = Instant.now();
        if (message.createdAt().plus(destination.expiry()).isBefore(now)) {
            return new Attempt.Expired(
                    message.id(), "Not delivered within " + destination.expiry().toHours() + " hours");
        }
        try {
            byte[] answer = connected(destination).send(message.content(), destination.answerTimeout());
            return judge(destination, message, answer);
        } catch (IOException e) {
            disconnect();
            return later(message, String.valueOf(e.getMessage()), false);
        }
    }

    private Attempt judge(Destination destination, Outgoing message, byte[] answer) throws IOException {
        Verdict verdict = Verdict.of(answer, message.controlId());
        if (!(verdict instanceof Verdict.Unclear) && replies.keep(destination, answer)) {
            return new Attempt.Delivered(message.id(), answer); // what it says, yes or no, its handler reads
        }
        return switch (verdict) {
            case Verdict.Accepted _ -> new Attempt.Delivered(message.id(), answer);
            case Verdict.Rejected rejected -> new Attempt.Refused(message.id(), rejected.words(), answer);
            case Verdict.InError error
            when message.refusals() + 1 >= destination.refusals() ->
                new Attempt.Refused(message.id(), error.words(), answer);
            case Verdict.InError error -> later(message, error.words(), true);
            case Verdict.Unclear unclear -> {
                disconnect(); // a late answer to another message must not be taken for the next one's
                yield later(message, unclear.words(), false);
            }
        };
    }

    private static Attempt later(Outgoing message, String reason, boolean refusal) {
        double chance = ThreadLocalRandom.current().nextDouble();
        Instant at = Instant.now().plus(Backoff.after(message.attempts() + 1, chance));
        return new Attempt.Later(message.id(), reason, refusal, at);
    }

    private MllpClient connected(Destination destination) throws IOException {
        MllpClient open = client;
        if (open == null) {
            open = MllpClient.connect(
                    destination.address(), destination.connectTimeout(), destination.tls() ? tls.context() : null);
            client = open;
        }
        return open;
    }

    private void disconnect() {
        MllpClient open = client;
        client = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                log.debug("The connection to {} did not close cleanly: {}", name, e.getMessage());
            }
        }
    }
}
