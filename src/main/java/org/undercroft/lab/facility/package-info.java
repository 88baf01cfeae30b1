/**
 * Who this laboratory is to others: name, address, numbers. It never says who works there.
 */
@NullMarked
package org.undercroft.lab.facility;

import org.jspecify.annotations.NullMarked;
