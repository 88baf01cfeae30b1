@NullMarked
package org.undercroft.exchange.header;

import org.jspecify.annotations.NullMarked;
