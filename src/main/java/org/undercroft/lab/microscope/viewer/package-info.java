/**
 * The microscope in a browser and for programs: lists, uploads, the viewer with its tiles, and what is marked there. It
 * only asks the desks of the other microscope packages; it decides nothing.
 */
@NullMarked
package org.undercroft.lab.microscope.viewer;

import org.jspecify.annotations.NullMarked;
