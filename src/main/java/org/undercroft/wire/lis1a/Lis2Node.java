package org.undercroft.wire.lis1a;

import java.util.List;

/**
 * A record with those that belong to it: orders under their patient, results under their order, comments and
 * manufacturer records under whatever stood just before them (LIS02-A2 clause 5.1).
 *
 * @param children in the order they came
 */
public record Lis2Node(Lis2Record record, List<Lis2Node> children) {

    public Lis2Node {
        children = List.copyOf(children);
    }

    /** The children of one type, in order. */
    public List<Lis2Node> children(char type) {
        return children.stream().filter(child -> child.record().type() == type).toList();
    }
}
