package org.undercroft.rehearsal.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.undercroft.rehearsal.script.Scene.Trigger;

class DayPlanTest {

    private static final Duration DAY = Duration.ofHours(24);
    private final DayPlan plan = DayPlan.of(2611, "RUN", DAY);

    @Test
    void theSameSeedIsTheSameDay() {
        assertThat(DayPlan.of(2611, "RUN", DAY)).isEqualTo(plan);
    }

    @Test
    void anotherSeedIsAnotherDay() {
        assertThat(DayPlan.of(2612, "RUN", DAY)).isNotEqualTo(plan);
    }

    @Test
    void aDayPlayedAgainSharesNoPatientVisitOrderOrTubeWithTheFirst() {
        assertThat(numbers(DayPlan.of(2611, "NEXT", DAY))).doesNotContainAnyElementsOf(numbers(plan));
    }

    private static List<String> numbers(DayPlan day) {
        return day.scenes().stream()
                .flatMap(scene -> switch (scene) {
                    case Scene.Desk desk ->
                        Stream.of(desk.stay().visit(), desk.stay().person().recordNumber());
                    case Scene.Order order ->
                        order.lines().stream()
                                .flatMap(line ->
                                        Stream.of(line.placer(), line.tube().label()));
                    case Scene.Withdrawal _ -> Stream.<String>of();
                })
                .filter(number -> !number.isEmpty())
                .distinct()
                .toList();
    }

    @Test
    void scenesComeInTheOrderOfTheirTimeAndWithinTheDay() {
        assertThat(plan.scenes()).isSortedAccordingTo(Comparator.comparing(Scene::at));
        assertThat(plan.scenes()).allMatch(scene -> scene.at().compareTo(DAY) < 0);
    }

    @Test
    void everyKindOfAdmissionMessageOccurs() {
        assertThat(desk().map(Scene.Desk::trigger)).contains(Trigger.values());
        assertThat(desk().toList())
                .anyMatch(Scene.Desk::twice)
                .anyMatch(scene -> scene.late().isPositive());
    }

    @Test
    void nobodySharesABed() {
        Map<Bed, String> taken = new HashMap<>();
        desk().filter(scene -> !scene.bed().bed().isEmpty()).forEach(scene -> {
            switch (scene.trigger()) {
                case A01 ->
                    assertThat(taken.put(scene.bed(), scene.stay().visit())).isNull();
                case A02 -> {
                    taken.remove(scene.former());
                    assertThat(taken.put(scene.bed(), scene.stay().visit())).isNull();
                }
                case A03, A11 ->
                    assertThat(taken.remove(scene.bed())).isEqualTo(scene.stay().visit());
                case A04, A08, A40 -> {}
            }
        });
    }

    @Test
    void noTwoTubesShareALabel() {
        List<String> labels = orders().flatMap(
                        order -> order.lines().stream().map(Scene.Line::tube).distinct())
                .map(Tube::label)
                .filter(label -> !label.isEmpty())
                .toList();
        assertThat(labels).hasSizeGreaterThan(200).doesNotHaveDuplicates();
    }

    @Test
    void ordersAreUrgentAndRoutineLabelledAndNot() {
        assertThat(orders().map(Scene.Order::urgent)).contains(true, false);
        assertThat(orders().map(Scene.Order::labelled)).contains(true, false);
        assertThat(plan.scenes()).anyMatch(Scene.Withdrawal.class::isInstance);
    }

    @Test
    void allPanelsOfTheCatalogAreAsked() {
        assertThat(orders().flatMap(order -> order.lines().stream())
                        .map(Scene.Line::request)
                        .collect(Collectors.toSet()))
                .contains(
                        Request.CBCD, Request.CMP, Request.COAG, Request.CRP, Request.UACRP, Request.TROPT, Request.UA);
    }

    @Test
    void aTubeIsMisreadEarlyAndSeldomAfterwards() {
        List<Tube> tubes = orders().flatMap(
                        order -> order.lines().stream().map(Scene.Line::tube).distinct())
                .toList();
        assertThat(tubes.subList(0, 5)).anyMatch(Tube::misread);
        assertThat(tubes.stream().filter(Tube::misread).count()).isBetween(3L, tubes.size() / 25L);
    }

    @Test
    void everyRequestedTestCanBeMeasuredSomewhere() {
        for (Request request : Request.values()) {
            assertThat(request.tests())
                    .allMatch(test -> Bench.ALL.stream().anyMatch(instrument -> instrument.does(List.of(test))));
        }
    }

    private Stream<Scene.Desk> desk() {
        return plan.scenes().stream().filter(Scene.Desk.class::isInstance).map(Scene.Desk.class::cast);
    }

    private Stream<Scene.Order> orders() {
        return plan.scenes().stream().filter(Scene.Order.class::isInstance).map(Scene.Order.class::cast);
    }
}
