@NullMarked
package org.undercroft.lab.microscope.mark;

import org.jspecify.annotations.NullMarked;
