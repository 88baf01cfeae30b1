@NullMarked
package org.undercroft.lab.hand;

import org.jspecify.annotations.NullMarked;
