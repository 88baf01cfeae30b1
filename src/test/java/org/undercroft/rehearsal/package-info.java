@NullMarked
package org.undercroft.rehearsal;

import org.jspecify.annotations.NullMarked;
