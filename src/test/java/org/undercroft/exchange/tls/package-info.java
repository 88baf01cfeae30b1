@NullMarked
package org.undercroft.exchange.tls;

import org.jspecify.annotations.NullMarked;
