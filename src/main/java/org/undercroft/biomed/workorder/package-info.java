/**
 * Work orders: what is to be done on a machine, by whom, until when, and what was done. It never decides whether a
 * machine measures rightly; it only says that the work is done and who must confirm it.
 */
@NullMarked
package org.undercroft.biomed.workorder;

import org.jspecify.annotations.NullMarked;
