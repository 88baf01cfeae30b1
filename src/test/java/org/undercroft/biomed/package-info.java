@NullMarked
package org.undercroft.biomed;

import org.jspecify.annotations.NullMarked;
