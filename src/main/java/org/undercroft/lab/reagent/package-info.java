/**
 * The stock of reagents: lots with their expiry, what came and went, and when each will run out. It never orders any.
 */
@NullMarked
package org.undercroft.lab.reagent;

import org.jspecify.annotations.NullMarked;
