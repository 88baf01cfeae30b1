package org.undercroft.biomed.equipment;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.undercroft.biomed.EquipmentCategory;
import org.undercroft.biomed.EquipmentTag;
import org.undercroft.platform.page.Refusal;

/** A machine as people and programs enter it: everything but its tag and name may be left out. */
public record EquipmentEntry(
        @Nullable String tag,
        @Nullable String name,
        @Nullable String make,
        @Nullable String model,
        @Nullable String serial,
        @Nullable String udi,
        @Nullable String category,
        @Nullable String owner,
        @Nullable String building,
        @Nullable String room,
        @Nullable String notes,
        @Nullable Integer version) {

    /** A blank entry for the machine with this tag. */
    static EquipmentEntry tagged(String tag) {
        return new EquipmentEntry(tag, null, null, null, null, null, null, null, null, null, null, null);
    }

    static EquipmentEntry of(Equipment machine) {
        Description is = machine.description();
        return new EquipmentEntry(
                machine.tag().value(),
                is.name(),
                is.make(),
                is.model(),
                is.serial(),
                is.udi(),
                is.category().name(),
                is.owner(),
                machine.location().building(),
                machine.location().room(),
                is.notes(),
                machine.version());
    }

    EquipmentTag readTag() {
        return tag(given(tag));
    }

    Description description() {
        return new Description(
                given(name),
                given(make),
                given(model),
                given(serial),
                given(udi),
                category(given(category)),
                given(owner),
                given(notes));
    }

    Location location() {
        return new Location(given(building).strip(), given(room).strip());
    }

    /** Reads a tag as it was entered; refuses what can't be one. */
    static EquipmentTag tag(String text) {
        try {
            return EquipmentTag.of(text);
        } catch (IllegalArgumentException unfit) {
            throw Refusal.unfit(Objects.requireNonNullElse(unfit.getMessage(), "Not an asset tag."));
        }
    }

    /** Reads a category by its name or by what people call it; nothing is unknown. */
    private static EquipmentCategory category(String text) {
        String asked = text.strip();
        if (asked.isEmpty()) {
            return EquipmentCategory.OTHER;
        }
        for (EquipmentCategory category : EquipmentCategory.values()) {
            if (category.name().equalsIgnoreCase(asked) || category.label().equalsIgnoreCase(asked)) {
                return category;
            }
        }
        throw Refusal.unfit("There is no category '" + asked + "'.");
    }

    static String given(@Nullable String text) {
        return text == null ? "" : text;
    }
}
