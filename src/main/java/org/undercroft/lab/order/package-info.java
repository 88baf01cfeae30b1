/**
 * Doctors' orders: read, given accession numbers and tubes, cancelled. It never judges what is measured.
 */
@NullMarked
package org.undercroft.lab.order;

import org.jspecify.annotations.NullMarked;
