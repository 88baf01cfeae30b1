/**
 * The players of the day: desks, ward, analyzers and the technician, each on its own virtual thread. They never know more
 * of the program than its ports and its API.
 */
@NullMarked
package org.undercroft.rehearsal.cast;

import org.jspecify.annotations.NullMarked;
