/**
 * Keeps the files of films and slides as they came, and makes the pyramids of tiles that a viewer shows. It never changes
 * a file and never says what is to be seen on it.
 */
@NullMarked
package org.undercroft.lab.microscope.slide;

import org.jspecify.annotations.NullMarked;
