package org.undercroft.exchange.activity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.undercroft.Browser;
import org.undercroft.LiveWatch;
import org.undercroft.UndercroftTest;
import org.undercroft.platform.security.Role;

@UndercroftTest
class LiveFiguresTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"/exchange/messages", "/exchange/outgoing", "/exchange/dead-letters"})
    void thePagesOfTheExchangeAreConnectedToTheirFigures(String page) {
        assertThat(Browser.as(Role.NETWORK_ENGINEER, port).get(page).body())
                .contains("sse-connect=\"/exchange/stream\"", "Waiting for their handler");
    }

    @Test
    void whoeverComesIsToldTheFiguresAtOnce() throws Exception {
        try (LiveWatch watch = LiveWatch.open(Browser.as(Role.NETWORK_ENGINEER, port), "/exchange/stream")) {
            assertThat(watch.next("figures")).contains("Waiting for delivery", "Destinations in trouble");
        }
    }
}
