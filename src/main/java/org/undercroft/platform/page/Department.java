package org.undercroft.platform.page;

import java.util.Comparator;

/**
 * A heading of the navigation.
 *
 * @param label what people call the department, shown as is
 * @param order its place among the others, lowest first
 */
public record Department(String label, int order) implements Comparable<Department> {

    /** The program itself: people, programs, events; below the departments. */
    public static final Department ADMINISTRATION = new Department("Administration", 90);

    private static final Comparator<Department> BY_PLACE =
            Comparator.comparingInt(Department::order).thenComparing(Department::label);

    @Override
    public int compareTo(Department other) {
        return BY_PLACE.compare(this, other);
    }
}
