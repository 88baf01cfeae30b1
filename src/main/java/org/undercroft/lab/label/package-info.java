/**
 * Labels for tubes, as PDF and as ZPL, with Code 128 or Data Matrix; each print is kept. It decides nothing about a tube.
 */
@NullMarked
package org.undercroft.lab.label;

import org.jspecify.annotations.NullMarked;
