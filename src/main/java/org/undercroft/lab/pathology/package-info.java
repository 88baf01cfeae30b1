/**
 * Anatomic pathology: cases with their parts, blocks and slides, the way of these through the laboratory, synoptic reports,
 * second looks, sign-out, addenda and amended reports. It never changes what was signed.
 */
@NullMarked
package org.undercroft.lab.pathology;

import org.jspecify.annotations.NullMarked;
