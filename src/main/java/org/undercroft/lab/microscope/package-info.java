/**
 * Digital microscopy: films and slides kept, shown, marked and counted. Its parts do the work; here stands only what the
 * rest of the laboratory may know of it. It never sends a count that no person confirmed.
 */
@NullMarked
package org.undercroft.lab.microscope;

import org.jspecify.annotations.NullMarked;
