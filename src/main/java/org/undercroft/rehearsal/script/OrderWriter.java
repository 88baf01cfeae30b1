package org.undercroft.rehearsal.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Writes orders and the tubes that go with them. */
final class OrderWriter {

    private static final int MISREAD_EVERY = 35;
    private static final int FIRST_MISREAD = 4;
    private static final int PRINTED_BY_LABORATORY_EVERY = 7;

    private final String run;
    private final RandomGenerator chance;
    private int groups;
    private int lines;
    private int tubes;

    OrderWriter(long seed, String run) {
        this.run = run;
        this.chance = new SplittableRandom(Seeds.of(seed, "orders", 0));
    }

    Scene.Order write(Duration at, Stay stay, Bed bed, boolean urgent) {
        groups++;
        boolean labelled = groups % PRINTED_BY_LABORATORY_EVERY != 0;
        Map<String, List<Request>> byKind = new LinkedHashMap<>();
        Wishes.of(stay.person(), urgent, chance)
                .forEach(request -> byKind.computeIfAbsent(request.tube(), _ -> new ArrayList<>())
                        .add(request));
        Duration travel = Duration.ofSeconds((urgent ? 60 : 120) + chance.nextInt(urgent ? 120 : 600));
        List<Scene.Line> written = new ArrayList<>();
        byKind.forEach((kind, requests) -> {
            String firstPlacer = number("P", lines + 1);
            Tube tube = tube(
                    labelled, firstPlacer, kind, stay.person(), requests, atDawn(at) ? travel.dividedBy(4) : travel);
            requests.forEach(request -> written.add(new Scene.Line(number("P", ++lines), request, tube)));
        });
        return new Scene.Order(at, stay, bed, number("G", groups), urgent, written, labelled);
    }

    /** The first tubes of a day were drawn before it begins, so that the analyzers have work at once. */
    private static boolean atDawn(Duration at) {
        return at.compareTo(Duration.ofMinutes(5)) < 0;
    }

    private Tube tube(
            boolean labelled, String placer, String kind, Person person, List<Request> requests, Duration travel) {
        tubes++;
        boolean misread = labelled && (tubes == FIRST_MISREAD || tubes % MISREAD_EVERY == 0);
        String label = labelled ? number("", tubes) : "";
        return new Tube(label, placer, kind, person, requests, travel, misread, chance.nextLong());
    }

    private String number(String letter, int number) {
        return "%s%s%05d".formatted(letter, run, number);
    }
}
