package org.undercroft.rehearsal.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.undercroft.rehearsal.script.House.Guest;
import org.undercroft.rehearsal.script.Scene.Trigger;

/** Writes a day, minute by minute. */
final class DayWriter {

    private static final int TOWN = 900;
    private static final List<String> DOCTORS = List.of(
            "7001^Pillbright^Ottoline",
            "7002^Scalpelton^Bertram",
            "7003^Gauzeby^Wilhelmina",
            "7004^Stethworth^Ambrose",
            "7005^Plasterson^Eudora");

    private final long seed;
    private final String run;
    private final RandomGenerator chance;
    private final House house = new House();
    private final OrderWriter orders;
    private final List<Scene> scenes = new ArrayList<>();
    private int newcomer;
    private int visits;

    DayWriter(long seed, String run) {
        this.seed = seed;
        this.run = run;
        this.chance = new SplittableRandom(Seeds.of(seed, "day", 0));
        this.orders = new OrderWriter(seed, run);
    }

    List<Scene> scenes() {
        return scenes;
    }

    /** Lets happen what happens within a minute, at these likelihoods. */
    void minute(Duration at, double admission, double order) {
        if (happens(admission * 0.6)) {
            admit(at, happens(0.75));
        }
        if (happens(admission * 0.5)) {
            arrive(at);
        }
        if (happens(admission * (house.isNearlyFull() ? 1.2 : 0.45))) {
            house.anybody(chance).ifPresent(guest -> discharge(at, guest));
        }
        if (happens(admission * 0.25)) {
            house.anybody(chance).ifPresent(guest -> transfer(at, guest));
        }
        if (happens(admission * 0.2)) {
            house.anybody(chance)
                    .ifPresent(guest -> desk(at, Trigger.A08, guest.stay(), guest.bed(), null, Duration.ZERO));
        }
        if (happens(order)) {
            house.anybody(chance).ifPresent(guest -> order(at, guest.stay(), guest.bed(), happens(0.12)));
        }
    }

    /** Somebody is admitted; with orders if the doctor wants to know more at once. */
    void admit(Duration at, boolean withOrders) {
        Stay stay = stay(true, nextPerson());
        house.lodge(stay, chance).ifPresent(guest -> {
            desk(at, Trigger.A01, stay, guest.bed(), null, Duration.ZERO);
            if (!withOrders && happens(0.25)) {
                desk(at.plusMinutes(4), Trigger.A11, stay, guest.bed(), null, Duration.ZERO);
                house.leave(guest);
            } else if (withOrders) {
                order(at.plusSeconds(100), stay, guest.bed(), false);
            }
        });
    }

    private void arrive(Duration at) {
        Person person = nextPerson();
        boolean emergency = happens(0.7);
        Bed place = emergency ? House.EMERGENCY : House.CLINIC;
        if (happens(0.12)) {
            enteredTwice(at, person, place);
            return;
        }
        Stay stay = stay(false, person);
        desk(at, Trigger.A04, stay, place, null, Duration.ZERO);
        order(at.plusMinutes(3), stay, place, emergency);
    }

    /** A clerk enters somebody under a new number; half an hour later it is noticed and the two are merged. */
    private void enteredTwice(Duration at, Person person, Bed place) {
        String given = "RX" + run + visits;
        Stay known = stay(false, person);
        Stay mistaken = stay(false, person.enteredAgainAs(given));
        desk(at, Trigger.A04, known, place, null, Duration.ZERO);
        desk(at.plusMinutes(2), Trigger.A04, mistaken, place, null, Duration.ZERO);
        order(at.plusMinutes(5), mistaken, place, true);
        scenes.add(new Scene.Desk(at.plusMinutes(30), Trigger.A40, known, place, null, given, Duration.ZERO, false));
    }

    private void discharge(Duration at, Guest guest) {
        house.leave(guest);
        desk(at, Trigger.A03, guest.stay(), guest.bed(), null, Duration.ZERO);
    }

    private void transfer(Duration at, Guest guest) {
        house.move(guest, chance).ifPresent(moved -> {
            desk(at, Trigger.A02, guest.stay(), moved.bed(), guest.bed(), Duration.ZERO);
            if (happens(0.3)) {
                // A correction that was written before the transfer reaches the desk after it.
                desk(at.plusSeconds(40), Trigger.A08, guest.stay(), guest.bed(), null, Duration.ofMinutes(15));
            }
        });
    }

    private void desk(Duration at, Trigger trigger, Stay stay, Bed bed, @Nullable Bed former, Duration late) {
        scenes.add(new Scene.Desk(at, trigger, stay, bed, former, "", late, happens(0.04)));
    }

    private void order(Duration at, Stay stay, Bed bed, boolean urgent) {
        Scene.Order order = orders.write(at, stay, bed, urgent);
        scenes.add(order);
        if (happens(0.03)) {
            scenes.add(new Scene.Withdrawal(at.plusSeconds(50), order));
        }
    }

    private Stay stay(boolean inpatient, Person person) {
        return new Stay("V" + run + (1_000 + visits++), person, inpatient, DOCTORS.get(chance.nextInt(DOCTORS.size())));
    }

    /** Everybody in town falls ill once before anybody does twice. */
    private Person nextPerson() {
        return People.at(seed, run, newcomer++ % TOWN);
    }

    private boolean happens(double likelihood) {
        return chance.nextDouble() < likelihood;
    }
}
