@NullMarked
package org.undercroft.lab.printout;

import org.jspecify.annotations.NullMarked;
