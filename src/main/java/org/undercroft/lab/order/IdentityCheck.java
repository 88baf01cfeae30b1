package org.undercroft.lab.order;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.Sex;

/**
 * Whether an order describes the patient that the index knows by its number. Two people under one number mean blood of one
 * in the record of the other; what is only unknown on one side is no difference.
 */
final class IdentityCheck {

    private IdentityCheck() {}

    /**
     * The differences in words; none if both may be the same person.
     *
     * @param born PID-7, as written
     * @param sex PID-8, as written
     */
    static List<String> differences(String born, String sex, KnownPatient known) {
        List<String> differences = new ArrayList<>();
        LocalDate said = day(born);
        if (said != null && known.birthDate() != null && !said.equals(known.birthDate())) {
            differences.add(words("born " + said, "born " + known.birthDate()));
        }
        Sex saidSex = sex(sex);
        if (saidSex != Sex.UNKNOWN && known.sex() != Sex.UNKNOWN && saidSex != known.sex()) {
            differences.add(words("sex " + word(saidSex), "sex " + word(known.sex())));
        }
        return differences;
    }

    private static String words(String said, String known) {
        return "the order says " + said + ", the patient index " + known
                + ": check on the request and the wristband whose specimen it is";
    }

    private static String word(Sex sex) {
        return sex.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static Sex sex(String code) {
        return switch (code) {
            case "F" -> Sex.FEMALE;
            case "M" -> Sex.MALE;
            default -> Sex.UNKNOWN;
        };
    }

    /** A day; null if less than that is said. */
    private static @Nullable LocalDate day(String text) {
        if (text.length() < 8) {
            return null;
        }
        try {
            return LocalDate.parse(text.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
