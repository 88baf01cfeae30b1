@NullMarked
package org.undercroft.lab.calculation;

import org.jspecify.annotations.NullMarked;
