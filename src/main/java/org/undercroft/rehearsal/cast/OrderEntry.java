package org.undercroft.rehearsal.cast;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.undercroft.rehearsal.message.OrderMessages;
import org.undercroft.rehearsal.script.Scene;
import org.undercroft.rehearsal.script.Tube;

/** The wards' order entry: sends orders, then the tubes on their way. */
public final class OrderEntry implements Player {

    private final List<Scene> scenes;
    private final String run;
    private final InetSocketAddress door;
    private final StoryClock clock;
    private final Budget budget;
    private final Consumer<Tube> porter;
    private int number;

    /** Plays the orders and withdrawals among these scenes; the porter takes each tube. */
    public OrderEntry(
            List<Scene> scenes,
            String run,
            InetSocketAddress door,
            StoryClock clock,
            Budget budget,
            Consumer<Tube> porter) {
        this.scenes = List.copyOf(scenes);
        this.run = run;
        this.door = door;
        this.clock = clock;
        this.budget = budget;
        this.porter = porter;
    }

    @Override
    public void play() throws InterruptedException {
        try (Hl7Line line = new Hl7Line("The order entry", door)) {
            for (Scene scene : scenes) {
                if (!(scene instanceof Scene.Desk)) {
                    clock.sleepUntil(scene.at());
                    if (!budget.take()) {
                        return;
                    }
                    tell(line, scene);
                }
            }
        }
    }

    private void tell(Hl7Line line, Scene scene) throws InterruptedException {
        String controlId = "O" + run + ++number;
        switch (scene) {
            case Scene.Order order -> {
                if (line.say(OrderMessages.order(order, controlId, Instant.now()))) {
                    order.lines().stream().map(Scene.Line::tube).distinct().forEach(porter);
                }
            }
            case Scene.Withdrawal withdrawal ->
                line.say(OrderMessages.withdrawal(withdrawal.order(), controlId, Instant.now()));
            case Scene.Desk _ -> throw new IllegalArgumentException("The order entry admits nobody");
        }
    }
}
