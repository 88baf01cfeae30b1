@NullMarked
package org.undercroft.platform.backup;

import org.jspecify.annotations.NullMarked;
