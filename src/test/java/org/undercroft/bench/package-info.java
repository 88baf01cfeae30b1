/**
 * Load drivers: they measure the packaged program from outside, over its doors, beside the plain limits of the same
 * database. They are run by hand or by the bench profile, never with the unit tests.
 */
@NullMarked
package org.undercroft.bench;

import org.jspecify.annotations.NullMarked;
