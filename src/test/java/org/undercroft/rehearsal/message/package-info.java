@NullMarked
package org.undercroft.rehearsal.message;

import org.jspecify.annotations.NullMarked;
