package org.undercroft.platform.security.account;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.undercroft.platform.security.Role;

/**
 * A person who may sign in.
 *
 * @param name what they sign in with
 * @param displayName what colleagues call them
 * @param roles the desks they work at
 * @param enabled whether they may sign in
 * @param mustChangePassword whether their password was given to them and is only good for choosing another
 * @param createdAt since when
 */
public record Account(
        AccountName name,
        String displayName,
        Set<Role> roles,
        boolean enabled,
        boolean mustChangePassword,
        Instant createdAt) {

    public Account {
        roles = Set.copyOf(roles);
    }

    /** The roles in their usual order, in words. */
    public String roleLabels() {
        return new TreeSet<>(roles).stream().map(Role::label).collect(Collectors.joining(", "));
    }
}
