/** Tests of curves and pictures. They never trust a length that a sender names. */
@NullMarked
package org.undercroft.lab.distribution;

import org.jspecify.annotations.NullMarked;
