@NullMarked
package org.undercroft.lab.quality;

import org.jspecify.annotations.NullMarked;
