/**
 * Copies everything the program keeps into one file and back, from a running program as well. It never changes what it
 * copies.
 */
@NullMarked
package org.undercroft.platform.backup;

import org.jspecify.annotations.NullMarked;
