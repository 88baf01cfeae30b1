package org.undercroft.records.fhir.web;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** Which FHIR interactions a program's SMART scopes cover (SMART App Launch 2, scopes for backend services). */
final class ProgramScopes {

    private static final String AUTHORITY = "SCOPE_";
    private static final Pattern SCOPE = Pattern.compile("system/(\\*|[A-Za-z]+)\\.(read|write|\\*|c?r?u?d?s?)");

    private ProgramScopes() {}

    /** Whether a scope lets read ({@code r}) or search ({@code s}) this type. */
    static boolean cover(Collection<String> scopes, String type, char interaction) {
        return scopes.stream().map(SCOPE::matcher).filter(Matcher::matches).anyMatch(scope -> {
            boolean typed = scope.group(1).equals("*") || scope.group(1).equals(type);
            String rights = scope.group(2);
            return typed
                    && (rights.equals("read") || rights.equals("*") || rights.indexOf(interaction) >= 0)
                    && !rights.equals("write");
        });
    }

    /** The scopes of who asks; empty for a person. */
    static List<String> of(@Nullable Authentication caller) {
        return caller == null
                ? List.of()
                : caller.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .filter(name -> name != null && name.startsWith(AUTHORITY))
                        .map(name -> name.substring(AUTHORITY.length()))
                        .toList();
    }
}
