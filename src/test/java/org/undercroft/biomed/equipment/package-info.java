@NullMarked
package org.undercroft.biomed.equipment;

import org.jspecify.annotations.NullMarked;
