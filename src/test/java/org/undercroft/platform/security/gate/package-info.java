@NullMarked
package org.undercroft.platform.security.gate;

import org.jspecify.annotations.NullMarked;
