/**
 * Stays and visits: what was told of them adds up to where each patient is now, bed by bed. It never decides who is who.
 */
@NullMarked
package org.undercroft.records.encounter;

import org.jspecify.annotations.NullMarked;
