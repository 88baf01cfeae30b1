package org.undercroft.rehearsal.cast;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.undercroft.rehearsal.script.Tube;

/** Takes tubes to the analyzers. Those without a label get the one that the laboratory printed. */
public final class Porter implements Player, Consumer<Tube> {

    private static final Logger log = LoggerFactory.getLogger(Porter.class);
    private static final Duration PAUSE = Duration.ofMillis(400);
    private static final int MOST_TRIES = 25;

    private final List<Analyzer> analyzers;
    private final Office office;
    private final StoryClock clock;
    private final BlockingQueue<Tube> unlabelled = new LinkedBlockingQueue<>();

    /** A porter between the wards and these analyzers. */
    public Porter(List<Analyzer> analyzers, Office office, StoryClock clock) {
        this.analyzers = List.copyOf(analyzers);
        this.office = office;
        this.clock = clock;
    }

    @Override
    public void accept(Tube tube) {
        if (tube.label().isEmpty()) {
            unlabelled.add(tube);
        } else {
            carry(tube);
        }
    }

    private void carry(Tube tube) {
        Duration arrival = clock.now().plus(tube.travel());
        analyzers.stream()
                .filter(analyzer -> analyzer.instrument().does(tube.tests()))
                .forEach(analyzer -> analyzer.expect(tube, arrival));
    }

    @Override
    public void play() throws InterruptedException {
        while (true) {
            Tube tube = unlabelled.take();
            Optional<String> label = Optional.empty();
            for (int tries = 0; label.isEmpty() && tries < MOST_TRIES; tries++) {
                Thread.sleep(PAUSE);
                label = printed(tube);
            }
            label.ifPresentOrElse(
                    printed -> carry(tube.labelled(printed)),
                    () -> log.warn("No label was printed for order {}; its tube stays behind", tube.placer()));
        }
    }

    private Optional<String> printed(Tube tube) throws InterruptedException {
        try {
            return office.get("lab", "/api/orders?placer=" + tube.placer()).rows().stream()
                    .filter(order -> order.path("placer").asString("").equals(tube.placer()))
                    .flatMap(order ->
                            StreamSupport.stream(order.path("specimens").spliterator(), false))
                    .filter(specimen -> specimen.path("type").asString("").equals(tube.kind()))
                    .map(specimen -> specimen.path("accession").asString(""))
                    .filter(accession -> !accession.isEmpty())
                    .findFirst();
        } catch (IOException e) {
            log.debug("The program does not tell the label: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
