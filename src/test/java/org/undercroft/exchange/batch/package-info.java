@NullMarked
package org.undercroft.exchange.batch;

import org.jspecify.annotations.NullMarked;
