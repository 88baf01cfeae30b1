/** Tests of the geometry of charts, with values worked out by hand. It never tests how a chart looks. */
@NullMarked
package org.undercroft.platform.page.chart;

import org.jspecify.annotations.NullMarked;
