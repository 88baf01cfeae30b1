@NullMarked
package org.undercroft.platform.event;

import org.jspecify.annotations.NullMarked;
