package org.undercroft.platform.security.glass;

import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.undercroft.platform.event.DomainEvent;
import org.undercroft.platform.event.EventConsumer;
import org.undercroft.platform.event.RecordedEvent;
import org.undercroft.platform.page.Fragments;
import org.undercroft.platform.page.LiveStream;
import org.undercroft.platform.page.NavigationBadge;
import org.undercroft.platform.security.AllowedTo;
import org.undercroft.platform.security.Role;

/**
 * Tells the reviewers at once, on whatever page they are, that somebody broke the glass: a number in their navigation.
 * The event wakes the program that consumes it; the others look every two seconds.
 */
@Controller
class GlassAlert implements EventConsumer, NavigationBadge {

    private static final Logger log = LoggerFactory.getLogger(GlassAlert.class);
    private static final String STREAM = GlassPages.REVIEWS + "/stream";

    private final BreakGlass glass;
    private final Fragments fragments;
    private final LiveStream stream;
    private volatile long told = -1;

    GlassAlert(BreakGlass glass, Fragments fragments, LiveStream glassStream) {
        this.glass = glass;
        this.fragments = fragments;
        this.stream = glassStream;
    }

    @GetMapping(path = STREAM, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @AllowedTo({Role.SECURITY_ANALYST, Role.RECORDS_MANAGER})
    SseEmitter watch() {
        told = -1;
        return stream.watch();
    }

    @Override
    public String name() {
        return "glass-alert";
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Set.of(GlassBroken.class, GlassReviewed.class);
    }

    @Override
    public void handle(RecordedEvent recorded) {
        tell();
    }

    @Scheduled(fixedDelay = 2_000)
    void look() {
        try {
            tell();
        } catch (DataAccessException e) {
            // Edge: without its database the number is old; the next look mends it.
            log.warn("The open break-glass cases could not be counted", e);
        }
    }

    private void tell() {
        if (!stream.isWatched()) {
            return;
        }
        long waiting = glass.countWaiting();
        if (waiting != told) {
            stream.send("badge", fragments.render("layout/badge", Map.of("count", waiting, "words", words())));
            told = waiting;
        }
    }

    @Override
    public String path() {
        return GlassPages.REVIEWS;
    }

    @Override
    public long count() {
        return glass.countWaiting();
    }

    @Override
    public String words() {
        return "waiting for review";
    }

    @Override
    public String streamPath() {
        return STREAM;
    }
}
