/**
 * The quality of the laboratory's measurements as people look after it: charts, Sigma, schedules, corrective action. It
 * never judges a control itself, and never changes a patient's result.
 */
@NullMarked
package org.undercroft.lab.quality;

import org.jspecify.annotations.NullMarked;
