/** Tests of {@code org.undercroft.lab.printout}. */
@NullMarked
package org.undercroft.lab.printout;

import org.jspecify.annotations.NullMarked;
