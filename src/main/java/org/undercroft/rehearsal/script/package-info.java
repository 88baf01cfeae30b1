/**
 * What happens in the make-believe day and to whom: pure functions of a seed. It never sends anything and knows no clock.
 */
@NullMarked
package org.undercroft.rehearsal.script;

import org.jspecify.annotations.NullMarked;
