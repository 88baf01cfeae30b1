package org.undercroft.rehearsal.cast;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The biomedical technician: takes open work orders of the analyzers, repairs, closes. Leaves alone what others took. */
public final class Technician implements Player {

    private static final Logger log = LoggerFactory.getLogger(Technician.class);
    private static final String ME = "biomed";
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration ON_THE_WAY = Duration.ofMinutes(25);
    private static final Duration REPAIRING = Duration.ofMinutes(55);
    private static final String FINDING = "Potassium electrode drifts. Electrode and reference exchanged.";
    private static final String RESOLUTION = "Electrode exchanged and calibrated; the laboratory runs its control.";
    private static final String PARTS = "Potassium electrode KE-7; reference electrode RE-1";

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
                Optional<String> waiting = workOrder("OPEN", order -> isBlank(order, "assignee"));
                if (waiting.isPresent()) {
                    take(waiting.get());
                }
                Optional<String> begun = workOrder("IN_PROGRESS", Technician::isMine);
                if (begun.isPresent()) {
                    finish(begun.get());
                }
            } catch (IOException e) {
                log.debug("The workshop does not answer: {}", e.getMessage());
            }
        }
    }

    private Optional<String> workOrder(String state, Predicate<JsonNode> wanted)
            throws IOException, InterruptedException {
        return good(office.get(ME, "/api/work-orders?state=" + state)).rows().stream()
                .filter(order -> tags.contains(order.path("equipment").asString("")))
                .filter(wanted)
                .map(order -> order.path("number").asString(""))
                .findFirst();
    }

    private void take(String number) throws IOException, InterruptedException {
        log.info("{} The technician sees {} and is on the way", clock.onTheWall(), number);
        pause(ON_THE_WAY);
        JsonNode order = one(number);
        if (!order.path("state").asString("").equals("OPEN") || !isBlank(order, "assignee")) {
            log.info("{} Somebody else took {}; the technician leaves it", clock.onTheWall(), number);
            return;
        }
        act(number, "assign", Map.of("assignee", ME));
        act(number, "start", Map.of());
        act(number, "note", Map.of("text", FINDING, "minutes", 30));
        log.info("{} The technician works on {}", clock.onTheWall(), number);
    }

    /** Also one begun before the program was started again. Somebody else's, though of the same account, is not touched. */
    private void finish(String number) throws IOException, InterruptedException {
        if (!one(number).path("changes").toString().contains(FINDING)) {
            return;
        }
        pause(REPAIRING);
        if (!one(number).path("state").asString("").equals("IN_PROGRESS")) {
            log.info("{} Somebody else closed {}", clock.onTheWall(), number);
            return;
        }
        act(number, "close", Map.of("resolution", RESOLUTION, "minutes", 45, "parts", PARTS));
        log.info("{} The technician closes {}", clock.onTheWall(), number);
    }

    private JsonNode one(String number) throws IOException, InterruptedException {
        return good(office.get(ME, "/api/work-orders/" + number)).body();
    }

    private void act(String number, String action, Map<String, Object> said) throws IOException, InterruptedException {
        good(office.post(ME, "/api/work-orders/" + number + "/" + action, said));
    }

    private static Office.Answer good(Office.Answer answer) throws IOException {
        if (!answer.isGood()) {
            throw new IOException("HTTP " + answer.status() + " " + answer.body());
        }
        return answer;
    }

    private static boolean isMine(JsonNode order) {
        return order.path("assignee").asString("").equals(ME);
    }

    private static boolean isBlank(JsonNode order, String field) {
        return order.path(field).asString("").isEmpty();
    }

    private void pause(Duration story) throws InterruptedException {
        Thread.sleep(clock.real(story));
    }
}
