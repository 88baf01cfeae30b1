@NullMarked
package org.undercroft.lab.microbiology;

import org.jspecify.annotations.NullMarked;
