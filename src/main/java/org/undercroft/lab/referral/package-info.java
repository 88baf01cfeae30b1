/**
 * Samples that another laboratory measures: packed by scan, shipped with a manifest, received there, and their results
 * awaited. It doesn't enter those results.
 */
@NullMarked
package org.undercroft.lab.referral;

import org.jspecify.annotations.NullMarked;
