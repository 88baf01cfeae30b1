/**
 * Finds and counts the cells of a stained blood film, and splits those that touch. Pure functions from pixels to cells: it
 * never reads a file, a clock or a database, and it never decides what a count means.
 */
@NullMarked
package org.undercroft.lab.microscope.cell;

import org.jspecify.annotations.NullMarked;
