@NullMarked
package org.undercroft.lab.microscope;

import org.jspecify.annotations.NullMarked;
