/**
 * Molecular plates: filled by scan, with their controls; cycle thresholds read from a cycler's file and judged by the rules
 * of the assay. It never reports a plate whose controls failed.
 */
@NullMarked
package org.undercroft.lab.plate;

import org.jspecify.annotations.NullMarked;
