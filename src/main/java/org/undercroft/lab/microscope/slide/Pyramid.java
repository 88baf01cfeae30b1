package org.undercroft.lab.microscope.slide;

/**
 * The levels of tiles of an image, as Deep Zoom counts them: level 0 is one pixel, each next is twice as large, the last is
 * the image itself.
 *
 * @param width of the image in pixels
 * @param height of the image in pixels
 */
record Pyramid(int width, int height) {

    /** The side of a tile in pixels; tiles don't overlap. */
    static final int TILE = 256;

    Pyramid {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("An image has at least one pixel");
        }
    }

    /** The level that is the image itself. */
    int top() {
        return 32 - Integer.numberOfLeadingZeros(Math.max(width, height) - 1);
    }

    int width(int level) {
        return halved(width, top() - level);
    }

    int height(int level) {
        return halved(height, top() - level);
    }

    int columns(int level) {
        return Math.ceilDiv(width(level), TILE);
    }

    int rows(int level) {
        return Math.ceilDiv(height(level), TILE);
    }

    /** The tiles of all levels. */
    int tiles() {
        int tiles = 0;
        for (int level = 0; level <= top(); level++) {
            tiles += columns(level) * rows(level);
        }
        return tiles;
    }

    /** The width of a tile, which is less at the right edge. */
    int tileWidth(int level, int column) {
        return Math.min(TILE, width(level) - column * TILE);
    }

    int tileHeight(int level, int row) {
        return Math.min(TILE, height(level) - row * TILE);
    }

    private static int halved(int length, int times) {
        return (int) Math.max(1, (length + (1L << times) - 1) >> times);
    }
}
