package org.undercroft.platform.security.program;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What SMART scopes let a program do, as SMART App Launch 2.2.0 says: {@code system/Patient.rs}, {@code system/*.cruds};
 * also {@code .read}, {@code .write} and {@code .*} of its first version. A scope narrowed by a query
 * ({@code ?category=...}) lets in nothing, since we don't narrow.
 */
public final class SmartScopes {

    private static final Pattern SCOPE =
            Pattern.compile("system/(?<type>\\*|[A-Z][A-Za-z]*)\\.(?<can>read|write|\\*|c?r?u?d?s?)");

    private SmartScopes() {}

    /**
     * Whether one of the scopes covers an interaction.
     *
     * @param scopes the scopes a program holds
     * @param resourceType the FHIR resource type, such as {@code Patient}
     * @param interaction what is to be done
     */
    public static boolean allows(Collection<String> scopes, String resourceType, Interaction interaction) {
        return scopes.stream().map(SCOPE::matcher).anyMatch(scope -> covers(scope, resourceType, interaction));
    }

    /** Whether a text is a scope that can let somebody in. */
    public static boolean isScope(String text) {
        Matcher scope = SCOPE.matcher(text);
        return scope.matches() && !scope.group("can").isEmpty();
    }

    private static boolean covers(Matcher scope, String resourceType, Interaction interaction) {
        if (!scope.matches()) {
            return false;
        }
        String type = scope.group("type");
        return (type.equals("*") || type.equals(resourceType))
                && letters(scope.group("can")).contains(interaction.letter);
    }

    private static String letters(String can) {
        return switch (can) {
            case "read" -> "rs";
            case "write" -> "cud";
            case "*" -> "cruds";
            default -> can;
        };
    }

    /** The interactions of FHIR's REST that a scope tells apart. */
    public enum Interaction {
        /** create. */
        CREATE,
        /** read, vread and the history of one instance. */
        READ,
        /** update and patch. */
        UPDATE,
        /** delete. */
        DELETE,
        /** search and the history of a type. */
        SEARCH;

        private final String letter = name().substring(0, 1).toLowerCase(Locale.ROOT);
    }
}
