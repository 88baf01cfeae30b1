/**
 * The life of a tube until it is measured: collected at the bed, received at the door, split, or rejected and asked for
 * again. It keeps nothing in a freezer and measures nothing.
 */
@NullMarked
package org.undercroft.lab.specimen;

import org.jspecify.annotations.NullMarked;
