/**
 * A patient's results over time: as a table of tests and times, and each test as a curve. It never changes a result.
 */
@NullMarked
package org.undercroft.lab.cumulative;

import org.jspecify.annotations.NullMarked;
