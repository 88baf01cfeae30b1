/**
 * The hematology bench: which blood counts ask for a smear, and the differential counted by eye with its comparison to the
 * analyzer's. It never changes what the analyzer measured.
 */
@NullMarked
package org.undercroft.lab.hematology;

import org.jspecify.annotations.NullMarked;
