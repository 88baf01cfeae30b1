package org.undercroft.rehearsal.script;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Invents people. Their names are put together so that nobody could take them for real ones. */
public final class People {

    private static final List<String> FAMILY_BEGINS = List.of(
            "Thistle", "Quill", "Marsh", "Amber", "Copper", "Lantern", "Bramble", "Frost", "Hollow", "Juniper",
            "Kettle", "Larch", "Mossy", "Nettle", "Otter", "Pebble", "Raven", "Saffron", "Tinder", "Willow");
    private static final List<String> FAMILY_ENDS = List.of(
            "whistle", "feather", "bottom", "gate", "thimble", "spoon", "brook", "button", "wick", "ladder", "pocket",
            "snow", "bridge", "candle", "apple");
    private static final List<String> WOMEN = List.of(
            "Aldine", "Brisa", "Corliss", "Dovinia", "Elowyn", "Fennika", "Gladora", "Hesper", "Ilvina", "Junara",
            "Kestra", "Lunetta", "Miraby", "Nolwen", "Orsola", "Perdita", "Quenby", "Rosalba", "Sunniva", "Tamsel");
    private static final List<String> MEN = List.of(
            "Aldwin",
            "Barnaby",
            "Corvin",
            "Dunstan",
            "Evander",
            "Fabrin",
            "Godric",
            "Horatio",
            "Ignatz",
            "Jorin",
            "Kasimir",
            "Leofric",
            "Mortimer",
            "Nestor",
            "Osbert",
            "Peregrin",
            "Quillon",
            "Rufus",
            "Sylvan",
            "Tobias");
    private static final List<String> STREETS =
            List.of("Cloudberry Lane", "Unicorn Row", "Teapot Hill", "Whalebone Walk", "Moonmill Road", "Paper Street");
    private static final int OLDEST = 1932;
    private static final int YEARS = 74;

    private People() {}

    /**
     * The person with this place in the make-believe town.
     *
     * @param town the seed
     * @param run makes the town a new one, so that a day played again on the same data admits nobody who lies in a bed
     *     already
     * @param place from 0; the same place in the same town and run is always the same person
     */
    public static Person at(long town, String run, int place) {
        RandomGenerator chance = new SplittableRandom(Seeds.of(town, "person" + run, place));
        boolean woman = chance.nextBoolean();
        return new Person(
                "RH%s%03d".formatted(run, place),
                pick(FAMILY_BEGINS, chance) + pick(FAMILY_ENDS, chance),
                pick(woman ? WOMEN : MEN, chance),
                woman ? "F" : "M",
                LocalDate.ofYearDay(OLDEST + chance.nextInt(YEARS), 1 + chance.nextInt(365)),
                (1 + chance.nextInt(98)) + " " + pick(STREETS, chance),
                "(555)555-01%02d".formatted(chance.nextInt(100)),
                Condition.at(chance.nextInt(100)),
                chance.nextLong());
    }

    private static String pick(List<String> from, RandomGenerator chance) {
        return from.get(chance.nextInt(from.size()));
    }
}
