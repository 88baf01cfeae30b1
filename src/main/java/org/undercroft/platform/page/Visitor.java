package org.undercroft.platform.page;

import java.util.List;

/**
 * The person signed in, as the frame shows them.
 *
 * @param displayName the name colleagues know
 * @param roles what they work as, in words
 */
public record Visitor(String displayName, List<String> roles) {

    public Visitor {
        roles = List.copyOf(roles);
    }
}
