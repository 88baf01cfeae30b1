@NullMarked
package org.undercroft.lab.plate;

import org.jspecify.annotations.NullMarked;
