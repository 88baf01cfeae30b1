package org.undercroft.platform.actor;

import org.jspecify.annotations.Nullable;

/**
 * Who does something: a person at a page, a program at an interface, or Undercroft itself.
 *
 * @param kind what sort of actor
 * @param name the account of a person, the client of a program, or the name of a part of Undercroft
 * @param address the network address it came from; null for Undercroft itself
 */
public record Actor(Kind kind, String name, @Nullable String address) {

    /** The sorts of actor. */
    public enum Kind {
        /** Somebody who signed in. */
        PERSON,
        /** Another program or a device. */
        PROGRAM,
        /** Undercroft, by a rule or on schedule. */
        SYSTEM
    }

    /** Undercroft itself, in one of its parts, such as {@code "autoverification"}. */
    public static Actor system(String part) {
        return new Actor(Kind.SYSTEM, part, null);
    }

    /** A person who signed in. */
    public static Actor person(String account, @Nullable String address) {
        return new Actor(Kind.PERSON, account, address);
    }

    /** A device or another program. */
    public static Actor program(String client, @Nullable String address) {
        return new Actor(Kind.PROGRAM, client, address);
    }
}
