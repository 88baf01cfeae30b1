package org.undercroft.watch;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.undercroft.biomed.WorkshopActivity;
import org.undercroft.exchange.ExchangeActivity;
import org.undercroft.lab.LabActivity;
import org.undercroft.platform.page.Department;
import org.undercroft.platform.page.Fragments;
import org.undercroft.platform.page.LiveStream;
import org.undercroft.platform.page.NavigationEntry;
import org.undercroft.platform.security.AllowedTo;
import org.undercroft.platform.security.glass.BreakGlass;

/** The board of the whole back of the house, kept up to date by the second for whoever looks. */
@Controller
@AllowedTo(signedIn = true)
class WallBoard {

    private static final int MOST_CASES = 20;
    private static final Logger log = LoggerFactory.getLogger(WallBoard.class);

    private final ExchangeActivity exchange;
    private final LabActivity lab;
    private final WorkshopActivity workshop;
    private final BreakGlass glass;
    private final LiveStream stream;
    private final Fragments fragments;
    private final Clock clock;
    private volatile String lastSent = "";

    WallBoard(
            ExchangeActivity exchange,
            LabActivity lab,
            WorkshopActivity workshop,
            BreakGlass glass,
            LiveStream wallBoardStream,
            Fragments fragments,
            Clock clock) {
        this.exchange = exchange;
        this.lab = lab;
        this.workshop = workshop;
        this.glass = glass;
        this.stream = wallBoardStream;
        this.fragments = fragments;
        this.clock = clock;
    }

    @GetMapping("/")
    String show(Model model) {
        model.addAttribute("board", board());
        return "watch/board";
    }

    @GetMapping(path = "/watch/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter watch() {
        return stream.watch();
    }

    /** What needs a person now, for other boards and pagers. */
    @GetMapping(path = "/api/calls", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    List<Call> calls() {
        return Call.of(exchange.now(), lab.now(), workshop.now(), glass.waiting(MOST_CASES));
    }

    @Scheduled(fixedDelay = 1_000)
    void tell() {
        if (!stream.isWatched()) {
            return;
        }
        try {
            String html = fragments.render("watch/board-body", Map.of("board", board()));
            if (!html.equals(lastSent)) {
                stream.send("board", html);
                lastSent = html;
            }
        } catch (DataAccessException e) {
            // Edge: without its database the board is stale, and the page says so by itself.
            log.warn("The wall board could not be read", e);
        }
    }

    private Board board() {
        return Board.of(exchange.now(), lab.now(), workshop.now(), glass.waiting(MOST_CASES), clock.instant());
    }

    @Configuration(proxyBeanMethods = false)
    static class Parts {

        @Bean
        LiveStream wallBoardStream() {
            return new LiveStream(Duration.ofSeconds(5));
        }

        @Bean
        NavigationEntry wallBoardEntry() {
            return new NavigationEntry(new Department("Watch", 0), "Wall board", "/", 0, "w", Set.of());
        }
    }
}
