/**
 * Keeps who read or changed what, in the transaction that did it, in a chain of hashes whose daily heads are signed. It
 * never decides what may be done, and never forgets.
 */
@NullMarked
package org.undercroft.platform.audit;

import org.jspecify.annotations.NullMarked;
