/**
 * The desk of whoever leads the laboratory: how long results take and where the time goes, who works how much, what is
 * rejected. It never changes a result and never shows a patient.
 */
@NullMarked
package org.undercroft.lab.desk;

import org.jspecify.annotations.NullMarked;
