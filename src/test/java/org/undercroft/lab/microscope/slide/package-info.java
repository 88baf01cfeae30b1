@NullMarked
package org.undercroft.lab.microscope.slide;

import org.jspecify.annotations.NullMarked;
