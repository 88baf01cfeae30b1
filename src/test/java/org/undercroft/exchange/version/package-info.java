@NullMarked
package org.undercroft.exchange.version;

import org.jspecify.annotations.NullMarked;
