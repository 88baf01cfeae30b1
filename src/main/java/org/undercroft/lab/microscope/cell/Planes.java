package org.undercroft.lab.microscope.cell;

import java.util.Arrays;

/**
 * A stack of pictures of the same size, each with a margin of zeros, one behind the other in one array. With the margin a
 * shifted picture is the same array at another offset, so that a convolution is a weighted sum of long runs, which the
 * compiler turns into vector instructions.
 */
final class Planes {

    /** Zeros around each picture; the farthest that any kernel reaches. */
    static final int MARGIN = 4;

    final int count;
    final int height;
    final int width;
    final int stride;
    final int size;
    final float[] values;

    Planes(int count, int height, int width) {
        this.count = count;
        this.height = height;
        this.width = width;
        this.stride = width + 2 * MARGIN;
        this.size = stride * (height + 2 * MARGIN);
        this.values = new float[count * size];
    }

    /** Where a pixel of a picture stands. */
    int at(int plane, int y, int x) {
        return plane * size + (y + MARGIN) * stride + x + MARGIN;
    }

    /** The same pictures taken apart into even and odd rows and columns: four of half the size for each. */
    Planes phases() {
        Planes parted = new Planes(4 * count, height / 2, width / 2);
        for (int plane = 0; plane < parted.count; plane++) {
            int down = (plane >> 1) & 1;
            int right = plane & 1;
            for (int y = 0; y < parted.height; y++) {
                int from = at(plane / 4, 2 * y + down, right);
                int to = parted.at(plane, y, 0);
                for (int x = 0; x < parted.width; x++) {
                    parted.values[to + x] = values[from + 2 * x];
                }
            }
        }
        return parted;
    }

    /** Cuts off what is below zero, and clears the margins, into which a convolution writes too. */
    void rectify() {
        for (int plane = 0; plane < count; plane++) {
            int start = plane * size;
            clear(start, at(plane, 0, 0));
            for (int y = 0; y < height; y++) {
                int row = at(plane, y, 0);
                for (int i = row; i < row + width; i++) {
                    values[i] = Math.max(values[i], 0f);
                }
                clear(row + width, row + stride);
            }
            clear(at(plane, height - 1, width), start + size);
        }
    }

    private void clear(int from, int to) {
        Arrays.fill(values, from, to, 0f);
    }
}
