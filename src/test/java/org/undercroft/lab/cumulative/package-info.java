@NullMarked
package org.undercroft.lab.cumulative;

import org.jspecify.annotations.NullMarked;
