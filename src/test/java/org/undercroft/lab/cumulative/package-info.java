/** Tests of {@code org.undercroft.lab.cumulative}. */
@NullMarked
package org.undercroft.lab.cumulative;

import org.jspecify.annotations.NullMarked;
