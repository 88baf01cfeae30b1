@NullMarked
package org.undercroft.lab.critical;

import org.jspecify.annotations.NullMarked;
