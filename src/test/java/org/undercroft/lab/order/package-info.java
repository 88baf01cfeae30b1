@NullMarked
package org.undercroft.lab.order;

import org.jspecify.annotations.NullMarked;
