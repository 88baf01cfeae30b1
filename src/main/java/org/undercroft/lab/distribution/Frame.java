package org.undercroft.lab.distribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A row of numbers that describes a plot: both ends of both axes; where it holds points, the scale marks of both axes; then
 * some lists of equal length. So Horiba's Yumizen send the discriminator lines and the points of {@code HISTOGRAM} (places,
 * heights) and {@code MATRIX} records (x, y, quantity, population). The layout was read off captures of these instruments;
 * see docs/standards.md.
 *
 * @param lowest the value at the left end
 * @param highest the value at the right end
 * @param bottom the value at the lower end
 * @param top the value at the upper end
 * @param lists the lists, each as long as the others
 */
record Frame(float lowest, float highest, float bottom, float top, List<float[]> lists) {

    private static final int MOST_LISTS = 8;

    Frame {
        lists = List.copyOf(lists);
    }

    /** Read a frame without scale marks, as discriminator lines are sent; empty if the numbers are no such frame. */
    static Optional<Frame> ofLines(float[] numbers) {
        return lists(numbers, 4);
    }

    /** Read a frame with scale marks, as points are sent; empty if the numbers are no such frame. */
    static Optional<Frame> ofPoints(float[] numbers) {
        int afterX = afterMarks(numbers, 4);
        int afterY = afterX < 0 ? -1 : afterMarks(numbers, afterX);
        return afterY < 0 ? Optional.empty() : lists(numbers, afterY);
    }

    private static int afterMarks(float[] numbers, int at) {
        int count = count(numbers, at);
        return count < 0 || at + 1 + count > numbers.length ? -1 : at + 1 + count;
    }

    private static Optional<Frame> lists(float[] numbers, int at) {
        int count = count(numbers, at);
        int length = count(numbers, at + 1);
        if (count < 1
                || count > MOST_LISTS
                || length < 0
                || (long) count * length != numbers.length - (at + 2L)
                || !(numbers[0] < numbers[1])
                || !(numbers[2] < numbers[3])) {
            return Optional.empty();
        }
        List<float[]> lists = new ArrayList<>();
        for (int list = 0; list < count; list++) {
            int from = at + 2 + list * length;
            lists.add(Arrays.copyOfRange(numbers, from, from + length));
        }
        return Optional.of(new Frame(numbers[0], numbers[1], numbers[2], numbers[3], lists));
    }

    /** The whole number at a place; -1 if there is none. */
    private static int count(float[] numbers, int at) {
        return at < numbers.length && numbers[at] >= 0 && numbers[at] == (int) numbers[at] ? (int) numbers[at] : -1;
    }

    /** The list of this number, 0 for the first; empty if there are fewer. */
    float[] list(int number) {
        return number < lists.size() ? lists.get(number) : new float[0];
    }
}
