package org.undercroft.platform.security.gate;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.undercroft.platform.security.AllowedTo;
import org.undercroft.platform.security.Role;

/**
 * Who may call an endpoint, see {@link AllowedTo}.
 *
 * @param roles people who hold one of these
 * @param anyone everybody, known or not
 * @param signedIn every person
 * @param scopes programs that hold one of these
 */
record AccessRule(Set<Role> roles, boolean anyone, boolean signedIn, List<String> scopes) {

    /** Open to the world. */
    static final AccessRule ANYONE = new AccessRule(Set.of(), true, false, List.of());

    /** Every person, and every program whatever its scopes. */
    static final AccessRule ANYONE_KNOWN = new AccessRule(Set.of(), false, true, List.of(""));

    static AccessRule of(AllowedTo stated) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(List.of(stated.value()));
        return new AccessRule(roles, stated.anyone(), stated.signedIn(), List.of(stated.scopes()));
    }
}
