@NullMarked
package org.undercroft.biomed.workorder;

import org.jspecify.annotations.NullMarked;
