/**
 * The laboratory's desks: what waits, what is held, tubes and their story, as pages and as JSON. It shows and passes on;
 * it decides nothing.
 */
@NullMarked
package org.undercroft.lab.bench;

import org.jspecify.annotations.NullMarked;
