/**
 * The microbiology bench: cultures with their readings, isolates, susceptibilities by the site's own breakpoints, expert
 * rules, the antibiogram and the WHONET export. It never carries breakpoints of its own.
 */
@NullMarked
package org.undercroft.lab.microbiology;

import org.jspecify.annotations.NullMarked;
