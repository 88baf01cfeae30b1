/**
 * Turns what a department knows into HTML: the frame around every page, its components, its errors, its lists and exports.
 * It never decides what a person may do and never knows what a hospital is: departments contribute their own entries.
 */
@NullMarked
package org.undercroft.platform.page;

import org.jspecify.annotations.NullMarked;
