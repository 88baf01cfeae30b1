package org.undercroft.platform.security.gate;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.undercroft.platform.security.Role;
import org.undercroft.platform.security.account.Person;

/** Who is at the gate. */
sealed interface Caller {

    /** Whether the rule lets them in. */
    boolean satisfies(AccessRule rule);

    /** Whether we know who it is. */
    default boolean isKnown() {
        return true;
    }

    /** Nobody we know. */
    record Stranger() implements Caller {
        @Override
        public boolean satisfies(AccessRule rule) {
            return rule.anyone();
        }

        @Override
        public boolean isKnown() {
            return false;
        }
    }

    /** A person with these roles. */
    record Colleague(Set<Role> roles) implements Caller {
        @Override
        public boolean satisfies(AccessRule rule) {
            return rule.anyone() || rule.signedIn() || rule.roles().stream().anyMatch(roles::contains);
        }
    }

    /** A program with these scopes. */
    record Program(List<String> scopes) implements Caller {
        @Override
        public boolean satisfies(AccessRule rule) {
            return rule.anyone()
                    || rule.scopes().stream()
                            .anyMatch(wanted -> scopes.stream().anyMatch(held -> covers(wanted, held)));
        }

        private static boolean covers(String wanted, String held) {
            boolean open = wanted.isEmpty() || wanted.endsWith("/");
            return open ? held.startsWith(wanted) : held.equals(wanted);
        }
    }

    static Caller of(@Nullable Authentication authentication) {
        if (authentication instanceof JwtAuthenticationToken) {
            return new Program(authentication.getAuthorities().stream()
                    .map(GrantedAuthority::getAuthority)
                    .filter(name -> name != null && name.startsWith("SCOPE_"))
                    .map(name -> name.substring("SCOPE_".length()))
                    .toList());
        }
        if (authentication != null && authentication.getPrincipal() instanceof Person) {
            return new Colleague(Arrays.stream(Role.values())
                    .filter(role -> role.isHeldBy(authentication))
                    .collect(Collectors.toUnmodifiableSet()));
        }
        return new Stranger();
    }
}
