@NullMarked
package org.undercroft.lab.specimen;

import org.jspecify.annotations.NullMarked;
