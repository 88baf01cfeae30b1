@NullMarked
package org.undercroft.records.encounter;

import org.jspecify.annotations.NullMarked;
