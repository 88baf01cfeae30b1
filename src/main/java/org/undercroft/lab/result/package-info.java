/**
 * Results: matched to their orders, judged, held or released, and decided on by people. It never talks to an instrument.
 */
@NullMarked
package org.undercroft.lab.result;

import org.jspecify.annotations.NullMarked;
