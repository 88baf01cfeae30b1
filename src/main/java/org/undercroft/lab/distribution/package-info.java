/**
 * The curves and pictures that cell counters send with their results: decoded within limits, kept, and drawn beside the
 * results of their tube. It never judges a value by them.
 */
@NullMarked
package org.undercroft.lab.distribution;

import org.jspecify.annotations.NullMarked;
