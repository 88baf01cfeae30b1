package org.undercroft.lab.microscope.cell;

import java.util.ArrayList;
import java.util.List;

/** Finds the connected parts of a mask, holes filled: the pale middle of a red cell belongs to it. */
final class Blobs {

    private final boolean[] mask;
    private final int width;
    private final int height;
    private final int[] stack;

    private Blobs(boolean[] mask, int width, int height) {
        this.mask = mask;
        this.width = width;
        this.height = height;
        this.stack = new int[mask.length];
    }

    /**
     * A connected part.
     *
     * @param x its middle
     * @param y its middle
     * @param area in pixels
     * @param width of its box
     * @param height of its box
     * @param onEdge whether the edge of the film cuts it
     */
    record Blob(double x, double y, int area, int width, int height, boolean onEdge) {

        /** Whether it is about as round as a disc: its area to that of the disc of its longer side. */
        boolean isRound() {
            double longer = Math.max(width, height);
            return area > 0.8 * Math.PI / 4 * longer * longer;
        }

        double radius() {
            return Math.sqrt(area / Math.PI);
        }
    }

    /** The parts of a mask that isn't changed. */
    static List<Blob> of(boolean[] mask, int width, int height) {
        Blobs blobs = new Blobs(mask.clone(), width, height);
        blobs.fillHoles();
        return blobs.parts();
    }

    /** What the outside can't reach is inside. */
    private void fillHoles() {
        boolean[] outside = new boolean[mask.length];
        int top = 0;
        for (int x = 0; x < width; x++) {
            top = pushGround(top, x, outside);
            top = pushGround(top, (height - 1) * width + x, outside);
        }
        for (int y = 0; y < height; y++) {
            top = pushGround(top, y * width, outside);
            top = pushGround(top, y * width + width - 1, outside);
        }
        while (top > 0) {
            int at = stack[--top];
            int x = at % width;
            top = x > 0 ? pushGround(top, at - 1, outside) : top;
            top = x < width - 1 ? pushGround(top, at + 1, outside) : top;
            top = at >= width ? pushGround(top, at - width, outside) : top;
            top = at < mask.length - width ? pushGround(top, at + width, outside) : top;
        }
        for (int i = 0; i < mask.length; i++) {
            mask[i] = !outside[i];
        }
    }

    private int pushGround(int top, int at, boolean[] outside) {
        if (mask[at] || outside[at]) {
            return top;
        }
        outside[at] = true;
        stack[top] = at;
        return top + 1;
    }

    private List<Blob> parts() {
        List<Blob> parts = new ArrayList<>();
        for (int i = 0; i < mask.length; i++) {
            if (mask[i]) {
                parts.add(part(i));
            }
        }
        return parts;
    }

    private Blob part(int seed) {
        int left = width;
        int right = -1;
        int upper = height;
        int lower = -1;
        int area = 0;
        long across = 0;
        long down = 0;
        int top = take(0, seed);
        while (top > 0) {
            int at = stack[--top];
            int x = at % width;
            int y = at / width;
            area++;
            across += x;
            down += y;
            left = Math.min(left, x);
            right = Math.max(right, x);
            upper = Math.min(upper, y);
            lower = Math.max(lower, y);
            top = x > 0 ? take(top, at - 1) : top;
            top = x < width - 1 ? take(top, at + 1) : top;
            top = y > 0 ? take(top, at - width) : top;
            top = y < height - 1 ? take(top, at + width) : top;
        }
        boolean onEdge = left == 0 || upper == 0 || right == width - 1 || lower == height - 1;
        return new Blob(
                (double) across / area, (double) down / area, area, right - left + 1, lower - upper + 1, onEdge);
    }

    private int take(int top, int at) {
        if (!mask[at]) {
            return top;
        }
        mask[at] = false;
        stack[top] = at;
        return top + 1;
    }
}
