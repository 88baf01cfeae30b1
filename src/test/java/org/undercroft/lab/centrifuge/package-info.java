@NullMarked
package org.undercroft.lab.centrifuge;

import org.jspecify.annotations.NullMarked;
