/**
 * The laboratory's procedures under control: versions, when each is reviewed, and who has read and signed which. It never
 * forgets a version.
 */
@NullMarked
package org.undercroft.lab.procedure;

import org.jspecify.annotations.NullMarked;
