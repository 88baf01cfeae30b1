/**
 * Control materials, their targets, and the rules that say whether an analyzer may be trusted. It never looks at a
 * patient's result.
 */
@NullMarked
package org.undercroft.lab.control;

import org.jspecify.annotations.NullMarked;
