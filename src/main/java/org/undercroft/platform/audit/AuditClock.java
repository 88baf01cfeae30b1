package org.undercroft.platform.audit;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Seals the trail four times a second and signs its head once a day, while the program is up. */
@Component
class AuditClock implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AuditClock.class);
    private static final Duration BEAT = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AuditSealer sealer;
    private final AuditHeads heads;
    private volatile boolean running;
    private @Nullable Thread thread;
    private @Nullable LocalDate signed;

    AuditClock(AuditSealer sealer, AuditHeads heads) {
        this.sealer = sealer;
        this.heads = heads;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("audit-sealer").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        Thread sealing = thread;
        if (sealing != null) {
            sealing.interrupt();
            join(sealing);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                Thread.sleep(BEAT);
                sealer.sealAll();
                signOncePerDay();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                // Edge: the database may be away; what is not sealed now is sealed later.
                log.warn("The audit trail could not be sealed; trying again", e);
            }
        }
    }

    private void signOncePerDay() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        if (!today.equals(signed)) {
            heads.signYesterday(today);
            signed = today;
        }
    }

    private static void join(Thread sealing) {
        try {
            sealing.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
