package org.undercroft.exchange.activity;

import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.undercroft.exchange.ExchangeActivity;
import org.undercroft.exchange.MayReadMessages;
import org.undercroft.platform.page.Fragments;
import org.undercroft.platform.page.LiveStream;

/** Keeps the figures on the exchange's pages up to date by the second, for whoever looks. */
@Controller
class LiveFigures {

    private static final Logger log = LoggerFactory.getLogger(LiveFigures.class);

    private final ExchangeActivity exchange;
    private final LiveStream stream;
    private final Fragments fragments;
    private volatile String lastSent = "";

    LiveFigures(ExchangeActivity exchange, LiveStream exchangeStream, Fragments fragments) {
        this.exchange = exchange;
        this.stream = exchangeStream;
        this.fragments = fragments;
    }

    @GetMapping(path = "/exchange/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @MayReadMessages
    SseEmitter watch() {
        SseEmitter emitter = stream.watch();
        // Whoever just came is told at the next beat, also if nothing changed.
        lastSent = "";
        return emitter;
    }

    @Scheduled(fixedDelay = 1_000)
    void tell() {
        if (!stream.isWatched()) {
            return;
        }
        try {
            String html = fragments.render("exchange/figures", Map.of("now", exchange.now()));
            if (!html.equals(lastSent)) {
                lastSent = html;
                stream.send("figures", html);
            }
        } catch (DataAccessException e) {
            // Edge: without its database the page is stale, and says so by itself.
            log.warn("The figures of the exchange could not be read", e);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Stream {

        @Bean
        LiveStream exchangeStream() {
            return new LiveStream(Duration.ofSeconds(5));
        }
    }
}
