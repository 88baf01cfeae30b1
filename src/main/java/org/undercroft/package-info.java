/**
 * The hospital's back rooms, one package per department; this top package only starts the program. It never holds a
 * rule of its own.
 */
@NullMarked
package org.undercroft;

import org.jspecify.annotations.NullMarked;
