@NullMarked
package org.undercroft.records.admission;

import org.jspecify.annotations.NullMarked;
