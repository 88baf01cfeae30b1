package org.undercroft.lab.microbiology;

import java.util.List;

/**
 * An antibiotic that is tested.
 *
 * @param code of WHONET where it has one
 * @param name international nonproprietary
 * @param groups its class and wider ones, such as {@code cephalosporin beta-lactam}
 * @param disk the disk's usual content in micrograms as WHONET writes it; empty if it isn't tested so
 * @param hiddenWhile an antibiotic that this one is not reported beside while that is susceptible; empty for none
 */
public record Antibiotic(String code, String name, List<String> groups, String disk, String hiddenWhile) {

    public Antibiotic {
        groups = List.copyOf(groups);
    }
}
