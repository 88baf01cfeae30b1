package org.undercroft.exchange.door;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.undercroft.exchange.outbox.LineAnswers;

/**
 * Settles questions whose program ended before it answered them. Their connection ended with it, so nobody waits for an
 * answer any more; who still wants one has asked again. Another program on the same database may be at work on a young
 * question, so only those past every line's patience are taken: at the start, and again while the program runs.
 */
@Component
class CutOffQuestions implements SmartLifecycle {

    /** No asker waits longer: analyzers give up after 15 to 30 seconds (LIS1-A 6.5), HL7 senders after about as long. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(CutOffQuestions.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration LOOK_BACK = Duration.ofHours(1);

    private final LineAnswers answers;
    private volatile Thread thread = new Thread();
    private volatile boolean running;

    CutOffQuestions(LineAnswers answers) {
        this.answers = answers;
    }

    /** Settles what was received from that time on and is past its asker's patience; gives the number of questions. */
    int settleSince(Instant from) {
        int settled = answers.endUnanswered(from, Instant.now().minus(PATIENCE));
        if (settled > 0) {
            log.warn("{} questions were cut off by the end of a program and never answered", settled);
        }
        return settled;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("cut-off-questions").start(this::run);
    }

    private void run() {
        Instant from = Instant.EPOCH;
        while (running) {
            try {
                settleSince(from);
                from = Instant.now().minus(LOOK_BACK);
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                running = false;
            } catch (RuntimeException e) {
                // Edge: the database may be away; the questions can wait.
                log.warn("Cut-off questions could not be settled: {}", e.getMessage());
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
