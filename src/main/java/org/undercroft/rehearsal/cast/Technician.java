package org.undercroft.rehearsal.cast;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The biomedical technician: takes open work orders of the analyzers, repairs, closes. Leaves alone what others took. */
public final class Technician implements Player {

    private static final Logger log = LoggerFactory.getLogger(Technician.class);
    private static final String ME = "biomed";
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration ON_THE_WAY = Duration.ofMinutes(25);
    private static final Duration OPENING = Duration.ofMinutes(15);
    private static final Duration REPAIRING = Duration.ofMinutes(40);

    private final Office office;
    private final StoryClock clock;
    private final Set<String> tags;

    /** A technician for the machines with these tags. */
    public Technician(Office office, StoryClock clock, Set<String> tags) {
        this.office = office;
        this.clock = clock;
        this.tags = Set.copyOf(tags);
    }

    @Override
    public void play() throws InterruptedException {
        while (true) {
            Thread.sleep(LOOK);
            try {
                Optional<String> open = nextWorkOrder();
                if (open.isPresent()) {
                    repair(open.get());
                }
            } catch (IOException e) {
                log.debug("The workshop does not answer: {}", e.getMessage());
            }
        }
    }

    private Optional<String> nextWorkOrder() throws IOException, InterruptedException {
        return office.get(ME, "/api/work-orders?state=OPEN").rows().stream()
                .filter(order -> tags.contains(order.path("equipment").asString("")))
                .filter(order -> order.path("assignee").asString("").isEmpty())
                .map(order -> order.path("number").asString(""))
                .findFirst();
    }

    private void repair(String number) throws IOException, InterruptedException {
        log.info("{} The technician sees {} and is on the way", clock.onTheWall(), number);
        pause(ON_THE_WAY);
        boolean mine =
                is(number, "OPEN") && act(number, "assign", Map.of("assignee", ME)) && act(number, "start", Map.of());
        if (!mine) {
            log.info("{} Somebody else took {}; the technician leaves it", clock.onTheWall(), number);
            return;
        }
        log.info("{} The technician works on {}", clock.onTheWall(), number);
        pause(OPENING);
        act(
                number,
                "note",
                Map.of("text", "Potassium electrode drifts. Electrode and reference exchanged.", "minutes", 30));
        pause(REPAIRING);
        boolean closed = is(number, "IN_PROGRESS")
                && act(
                        number,
                        "close",
                        Map.of(
                                "resolution",
                                        "Electrode exchanged and calibrated; control to be run by the laboratory.",
                                "minutes", 45,
                                "parts", "Potassium electrode KE-7; reference electrode RE-1"));
        log.info(closed ? "{} The technician closes {}" : "{} Somebody else closed {}", clock.onTheWall(), number);
    }

    private boolean is(String number, String state) throws IOException, InterruptedException {
        JsonNode order = office.get(ME, "/api/work-orders/" + number).body();
        return order.path("state").asString("").equals(state);
    }

    private boolean act(String number, String action, Map<String, Object> said)
            throws IOException, InterruptedException {
        return office.post(ME, "/api/work-orders/" + number + "/" + action, said)
                .isGood();
    }

    private void pause(Duration story) throws InterruptedException {
        Thread.sleep(clock.real(story));
    }
}
