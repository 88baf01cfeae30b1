@NullMarked
package org.undercroft.lab.notifiable;

import org.jspecify.annotations.NullMarked;
