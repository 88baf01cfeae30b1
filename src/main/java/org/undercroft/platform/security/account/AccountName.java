package org.undercroft.platform.security.account;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name a person signs in with: lower-case letters, digits, dots and dashes, up to 40, beginning with a letter.
 *
 * @param value the name
 */
public record AccountName(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9.-]{0,39}");

    public AccountName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "An account name has 1 to 40 lower-case letters, digits, dots and dashes, a letter first");
        }
    }

    /** What somebody typed as their name, in any case, if it can be one. */
    public static Optional<AccountName> typed(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        return FORM.matcher(name).matches() ? Optional.of(new AccountName(name)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
