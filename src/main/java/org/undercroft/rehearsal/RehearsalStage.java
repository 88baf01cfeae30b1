package org.undercroft.rehearsal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Plays the day to the program it runs in, from when that is ready until it stops. */
@Component
@ConditionalOnBooleanProperty("undercroft.rehearsal.enabled")
@EnableConfigurationProperties(RehearsalSettings.class)
class RehearsalStage implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RehearsalStage.class);

    private final RehearsalSettings settings;
    private @Nullable Thread opening;
    private @Nullable Rehearsal rehearsal;
    private boolean stopped;

    RehearsalStage(RehearsalSettings settings) {
        this.settings = settings;
    }

    /** The doors are open only now. */
    @EventListener
    synchronized void open(ApplicationReadyEvent ready) {
        int own = ready.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null
                ? web.getWebServer().getPort()
                : 0;
        int port = settings.webPort() == 0 ? own : settings.webPort();
        if (port == 0 || settings.hl7Port() == 0 || settings.analyzerPort() == 0) {
            log.warn("The rehearsal is not played: it needs to know the ports of the program's doors");
            return;
        }
        RehearsalSettings here = settings.at(port, settings.hl7Port(), settings.analyzerPort(), settings.wardPort());
        opening = Thread.ofVirtual().name("rehearsal").start(() -> begin(here));
    }

    private void begin(RehearsalSettings here) {
        try {
            keep(Rehearsal.day(here));
        } catch (IOException e) {
            log.warn("The rehearsal is not played: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void keep(Rehearsal begun) throws InterruptedException {
        if (stopped) {
            begun.close();
        } else {
            rehearsal = begun;
        }
    }

    @Override
    public void start() {
        // Nothing yet: the day begins when the program is ready.
    }

    @Override
    public void stop() {
        Thread beginning;
        Rehearsal playing;
        synchronized (this) {
            stopped = true;
            beginning = opening;
            playing = rehearsal;
            opening = null;
            rehearsal = null;
        }
        if (beginning != null) {
            beginning.interrupt();
        }
        try {
            if (playing != null) {
                playing.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return opening != null;
    }

    /** Leaves before the doors close. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
