/**
 * Scores the cell counter against boxes that people drew. It reads folders of images and VOC files and tells figures; it
 * never changes them and keeps nothing.
 */
@NullMarked
package org.undercroft.lab.microscope.score;

import org.jspecify.annotations.NullMarked;
