package org.undercroft.wire.lis1a;

import java.util.ArrayList;
import java.util.List;

/** Builds the tree of records from their levels. */
final class Lis2Tree {

    private static final int NO_LEVEL = -1;

    private final List<Lis2Record> records;
    private int at;

    private Lis2Tree(List<Lis2Record> records) {
        this.records = records;
    }

    static List<Lis2Node> of(List<Lis2Record> records) {
        Lis2Tree tree = new Lis2Tree(records);
        List<Lis2Node> roots = new ArrayList<>();
        while (tree.at < records.size()) {
            roots.add(tree.node(tree.level(0)));
        }
        return roots;
    }

    /** Level 0: H, L; 1: P, Q, S; 2: O; 3: R. Comments and manufacturer records have none of their own. */
    private int level(int otherwise) {
        return switch (records.get(at).type()) {
            case 'H', 'L' -> 0;
            case 'P', 'Q', 'S' -> 1;
            case 'O' -> 2;
            case 'R' -> 3;
            default -> otherwise;
        };
    }

    private Lis2Node node(int level) {
        Lis2Record record = records.get(at++);
        List<Lis2Node> children = new ArrayList<>();
        while (at < records.size()) {
            int next = level(NO_LEVEL);
            // Depth is bounded by the four levels: attached records are leaves.
            if (next == NO_LEVEL) {
                children.add(new Lis2Node(records.get(at++), List.of()));
            } else if (next > level) {
                children.add(node(next));
            } else {
                break;
            }
        }
        return new Lis2Node(record, children);
    }
}
