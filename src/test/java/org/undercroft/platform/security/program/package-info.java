@NullMarked
package org.undercroft.platform.security.program;

import org.jspecify.annotations.NullMarked;
