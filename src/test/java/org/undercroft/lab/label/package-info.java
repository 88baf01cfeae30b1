@NullMarked
package org.undercroft.lab.label;

import org.jspecify.annotations.NullMarked;
