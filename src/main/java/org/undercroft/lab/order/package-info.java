/**
 * Doctors' orders: read or entered by people, given accession numbers and tubes, added to, cancelled. It never judges what is
 * measured.
 */
@NullMarked
package org.undercroft.lab.order;

import org.jspecify.annotations.NullMarked;
