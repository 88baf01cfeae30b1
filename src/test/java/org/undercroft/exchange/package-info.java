@NullMarked
package org.undercroft.exchange;

import org.jspecify.annotations.NullMarked;
