@NullMarked
package org.undercroft.lab.reagent;

import org.jspecify.annotations.NullMarked;
