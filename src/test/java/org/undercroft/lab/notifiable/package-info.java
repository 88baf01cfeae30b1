/** Tests of {@code org.undercroft.lab.notifiable}. */
@NullMarked
package org.undercroft.lab.notifiable;

import org.jspecify.annotations.NullMarked;
