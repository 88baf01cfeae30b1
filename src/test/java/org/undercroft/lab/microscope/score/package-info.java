@NullMarked
package org.undercroft.lab.microscope.score;

import org.jspecify.annotations.NullMarked;
