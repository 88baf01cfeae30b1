@NullMarked
package org.undercroft.platform.audit;

import org.jspecify.annotations.NullMarked;
