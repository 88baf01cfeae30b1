/**
 * Turns points into the geometry of a chart: axes, bands, lines and marks with their places in SVG units.
 * It never writes HTML and never decides what a point means: tone and shape come from the caller.
 */
@NullMarked
package org.undercroft.platform.page.chart;

import org.jspecify.annotations.NullMarked;
