package org.undercroft.rehearsal.cast;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.undercroft.rehearsal.message.AdmissionMessages;
import org.undercroft.rehearsal.script.Scene;

/** Tells the program who comes, moves and goes. */
public final class AdmissionsDesk implements Player {

    private final List<Scene.Desk> scenes;
    private final String run;
    private final InetSocketAddress door;
    private final StoryClock clock;
    private final Budget budget;
    private final Map<String, Instant> admitted = new HashMap<>();
    private int number;

    /** A desk that plays these scenes; the run makes its message numbers new. */
    public AdmissionsDesk(
            List<Scene.Desk> scenes, String run, InetSocketAddress door, StoryClock clock, Budget budget) {
        this.scenes = List.copyOf(scenes);
        this.run = run;
        this.door = door;
        this.clock = clock;
        this.budget = budget;
    }

    @Override
    public void play() throws InterruptedException {
        try (Hl7Line line = new Hl7Line("The admissions desk", door)) {
            for (Scene.Desk scene : scenes) {
                clock.sleepUntil(scene.at());
                byte[] message = message(scene);
                for (int times = scene.twice() ? 2 : 1; times > 0; times--) {
                    if (!budget.take()) {
                        return;
                    }
                    line.say(message);
                }
            }
        }
    }

    private byte[] message(Scene.Desk scene) {
        Instant now = Instant.now();
        Instant happened = now.minus(clock.real(scene.late()));
        Instant since = admitted.computeIfAbsent(scene.stay().visit(), _ -> happened);
        return AdmissionMessages.of(scene, "A" + run + ++number, now, happened, since);
    }
}
