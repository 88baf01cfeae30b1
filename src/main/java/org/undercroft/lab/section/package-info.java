/**
 * The benches of chemistry, coagulation and serology: one screen each over the worklist, with what these sections do to a
 * result: dilutions, reruns, the INR of a reagent lot, ratios in the grey zone. It never releases by rules of its own.
 */
@NullMarked
package org.undercroft.lab.section;

import org.jspecify.annotations.NullMarked;
