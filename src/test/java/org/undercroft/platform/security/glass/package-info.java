@NullMarked
package org.undercroft.platform.security.glass;

import org.jspecify.annotations.NullMarked;
