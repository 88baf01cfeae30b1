package org.undercroft.rehearsal.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A day as it will happen: admissions and orders in the order of their time. The same seed, run and length give the same
 * day. The story begins at seven in the morning.
 *
 * @param scenes everything, by time
 */
public record DayPlan(List<Scene> scenes) {

    /** The hour at which each day begins. */
    public static final int FIRST_HOUR = 7;

    private static final int GUESTS_AT_DAWN = 20;
    private static final int[] ADMISSIONS = {1, 1, 1, 1, 1, 1, 2, 3, 5, 6, 7, 7, 6, 6, 5, 5, 5, 4, 4, 3, 3, 2, 2, 1};
    private static final int[] ORDERS = {
        4, 3, 3, 3, 5, 12, 22, 20, 18, 16, 14, 13, 12, 12, 12, 11, 10, 10, 9, 8, 7, 6, 5, 5
    };

    public DayPlan {
        scenes = List.copyOf(scenes);
    }

    /**
     * Writes a day.
     *
     * @param seed chooses the town and what happens in it
     * @param run makes numbers of orders, visits and tubes new, so that a day can be played again on the same data
     * @param length of the day, in its own time; more than 24 hours go on into the next morning
     */
    public static DayPlan of(long seed, String run, Duration length) {
        DayWriter writer = new DayWriter(seed, run);
        for (int i = 0; i < GUESTS_AT_DAWN; i++) {
            writer.admit(Duration.ofSeconds(4L * i), i < 12);
        }
        Duration now = Duration.ofMinutes(5);
        while (now.compareTo(length) < 0) {
            int hour = Math.floorMod(FIRST_HOUR + now.toHours(), 24);
            writer.minute(now, ADMISSIONS[hour] / 60.0, ORDERS[hour] / 60.0);
            now = now.plusMinutes(1);
        }
        List<Scene> scenes = new ArrayList<>(writer.scenes());
        scenes.sort(Comparator.comparing(Scene::at));
        return new DayPlan(scenes.stream()
                .filter(scene -> scene.at().compareTo(length) < 0)
                .toList());
    }
}
