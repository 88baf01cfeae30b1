package org.undercroft.rehearsal.cast;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The technologist who runs the controls that a repaired analyzer waits for. */
public final class ControlWatch implements Player {

    private static final Logger log = LoggerFactory.getLogger(ControlWatch.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final Duration PREPARING = Duration.ofMinutes(8);
    private static final String AWAITING = "AWAITING_CONTROL";

    private final Office office;
    private final StoryClock clock;
    private final List<Analyzer> analyzers;
    private final Map<String, String> states = new HashMap<>();
    private final Map<String, Long> runAt = new HashMap<>();

    /** A technologist who watches these analyzers. */
    public ControlWatch(Office office, StoryClock clock, List<Analyzer> analyzers) {
        this.office = office;
        this.clock = clock;
        this.analyzers = List.copyOf(analyzers);
    }

    @Override
    public void play() throws InterruptedException {
        while (true) {
            Thread.sleep(LOOK);
            try {
                office.get("lab", "/api/analyzers").rows().forEach(this::look);
            } catch (IOException e) {
                log.debug("The laboratory does not answer: {}", e.getMessage());
            }
        }
    }

    private void look(JsonNode shown) {
        String tag = shown.path("equipmentTag").asString("");
        String state = shown.path("state").asString("");
        analyzers.stream()
                .filter(analyzer -> analyzer.instrument().tag().equals(tag))
                .findFirst()
                .ifPresent(analyzer -> see(analyzer, state));
    }

    private void see(Analyzer analyzer, String state) {
        String name = analyzer.instrument().name();
        String before = states.put(name, state);
        if (before != null && !before.equals(state)) {
            log.info("{} {} is now {}", clock.onTheWall(), name, state);
        }
        long now = System.nanoTime();
        boolean due = !state.equals(before) || now - runAt.getOrDefault(name, now) > AGAIN.toNanos();
        if (state.equals(AWAITING) && due) {
            runAt.put(name, now);
            analyzer.repaired();
            analyzer.planControls(clock.now().plus(PREPARING));
        }
    }
}
