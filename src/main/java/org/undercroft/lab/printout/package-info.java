/**
 * Reports of results as PDF, for paper and for whoever can't open a page. It never decides what is released.
 */
@NullMarked
package org.undercroft.lab.printout;

import org.jspecify.annotations.NullMarked;
