package org.undercroft.rehearsal.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The beds and who lies in them while a day is written. */
final class House {

    static final Bed EMERGENCY = new Bed("ED", "WAIT", "");
    static final Bed CLINIC = new Bed("OPC", "WAIT", "");

    /** Somebody in a bed. */
    record Guest(Stay stay, Bed bed) {}

    private final List<Bed> free = new ArrayList<>();
    private final List<Guest> guests = new ArrayList<>();

    House() {
        furnish("3N", 301, 8, 2);
        furnish("4S", 401, 8, 2);
        furnish("5E", 501, 6, 2);
        furnish("ICU", 1, 8, 1);
    }

    private void furnish(String ward, int firstRoom, int rooms, int beds) {
        IntStream.range(firstRoom, firstRoom + rooms)
                .forEach(room -> IntStream.rangeClosed(1, beds)
                        .forEach(bed -> free.add(new Bed(ward, String.valueOf(room), String.valueOf(bed)))));
    }

    /** A free bed, taken for this stay; empty if the house is full. */
    Optional<Guest> lodge(Stay stay, RandomGenerator chance) {
        if (free.isEmpty()) {
            return Optional.empty();
        }
        Guest guest = new Guest(stay, free.remove(chance.nextInt(free.size())));
        guests.add(guest);
        return Optional.of(guest);
    }

    void leave(Guest guest) {
        guests.remove(guest);
        free.add(guest.bed());
    }

    /** Another bed for somebody; empty if there is none. */
    Optional<Guest> move(Guest guest, RandomGenerator chance) {
        Optional<Guest> moved = lodge(guest.stay(), chance);
        moved.ifPresent(_ -> leave(guest));
        return moved;
    }

    Optional<Guest> anybody(RandomGenerator chance) {
        return guests.isEmpty() ? Optional.empty() : Optional.of(guests.get(chance.nextInt(guests.size())));
    }

    boolean isNearlyFull() {
        return free.size() < 6;
    }
}
