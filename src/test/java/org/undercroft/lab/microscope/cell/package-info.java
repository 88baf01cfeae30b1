@NullMarked
package org.undercroft.lab.microscope.cell;

import org.jspecify.annotations.NullMarked;
