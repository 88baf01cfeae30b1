@NullMarked
package org.undercroft.watch;

import org.jspecify.annotations.NullMarked;
