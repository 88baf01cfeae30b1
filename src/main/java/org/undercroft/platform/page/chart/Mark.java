package org.undercroft.platform.page.chart;

/** The shape of a point, so that classes of points differ without colour. */
public enum Mark {
    /** Full disc. */
    DISC,
    /** Hollow ring. */
    RING,
    /** Triangle, standing. */
    TRIANGLE,
    /** Square on its corner. */
    DIAMOND,
    /** Square. */
    SQUARE,
    /** Cross. */
    CROSS;

    /** The SVG path of this shape around a place, about eight units wide. */
    String pathAt(double x, double y) {
        return "M" + Place.of(x, y)
                + switch (this) {
                    case DISC, RING -> "m-3.6 0a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0-7.2 0z";
                    case TRIANGLE -> "m0-4.8l4.6 8.2h-9.2z";
                    case DIAMOND -> "m0-5l5 5l-5 5l-5-5z";
                    case SQUARE -> "m-3.7-3.7h7.4v7.4h-7.4z";
                    case CROSS ->
                        "m-4.4-2.6l1.8-1.8l2.6 2.6l2.6-2.6l1.8 1.8l-2.6 2.6l2.6 2.6l-1.8 1.8l-2.6-2.6l-2.6"
                                + " 2.6l-1.8-1.8l2.6-2.6z";
                };
    }

    /** Whether the shape is drawn as an outline. */
    boolean isHollow() {
        return this == RING;
    }
}
