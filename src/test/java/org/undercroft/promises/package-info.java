/**
 * The promises of the program, kept by the packaged program in a process of its own. They know it only by its doors and
 * its database.
 */
@NullMarked
package org.undercroft.promises;

import org.jspecify.annotations.NullMarked;
