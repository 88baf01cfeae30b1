@NullMarked
package org.undercroft.exchange.browser;

import org.jspecify.annotations.NullMarked;
