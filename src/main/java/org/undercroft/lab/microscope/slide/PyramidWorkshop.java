package org.undercroft.lab.microscope.slide;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Makes the tiles of slides that came, one slide after the other; what a stopped program left is taken up again. */
@Component
class PyramidWorkshop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PyramidWorkshop.class);
    private static final int LOOK_SECONDS = 10;

    private final SlideRepository slides;
    private final PyramidBuilder builder;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean running;

    PyramidWorkshop(SlideRepository slides, PyramidBuilder builder) {
        this.slides = slides;
        this.builder = builder;
    }

    /** Tells that a slide came. */
    void ring() {
        bell.release();
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("slide-pyramids").daemon().start(this::work);
    }

    private void work() {
        while (running) {
            try {
                if (!buildOne()) {
                    bell.tryAcquire(LOOK_SECONDS, TimeUnit.SECONDS);
                    bell.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (DataAccessException e) {
                log.warn("No slide can be prepared now: {}", e.getMessage());
                pause();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }

    private boolean buildOne() {
        Optional<Slide> claimed = slides.claim(Instant.now(), PyramidBuilder.LEASE);
        claimed.ifPresent(this::build);
        return claimed.isPresent();
    }

    /** A file may break a decoder in any way; whatever it throws is the slide's reason, and the next one is taken up. */
    private void build(Slide slide) {
        try {
            builder.build(slide);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | IllegalStateException e) {
            log.info("Slide {} can't be shown: {}", slide.id(), e.getMessage());
            slides.put(slide.id(), SlideState.FAILED, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void stop() {
        running = false;
        ring();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
