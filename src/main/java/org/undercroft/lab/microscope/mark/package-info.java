/**
 * Marks on slides: cells that the counter or a person found, measurements and notes, each with its history and undo, and
 * the counts they add up to. It never changes an image, and no count leaves it that a person did not confirm.
 */
@NullMarked
package org.undercroft.lab.microscope.mark;

import org.jspecify.annotations.NullMarked;
