package org.undercroft.lab.microbiology;

import java.util.List;
import java.util.stream.Stream;

/**
 * A species or genus that is reported.
 *
 * @param code of WHONET where it has one
 * @param name scientific
 * @param gram {@code +}, {@code -} or {@code f} for fungi
 * @param groups those it belongs to, from the narrowest to the widest
 */
public record Organism(String code, String name, String gram, List<String> groups) {

    public Organism {
        groups = List.copyOf(groups);
    }

    /** Its code, then its groups: what rules and breakpoints may name. */
    public List<String> names() {
        return Stream.concat(Stream.of(code), groups.stream()).toList();
    }
}
