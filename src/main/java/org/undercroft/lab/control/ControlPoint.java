package org.undercroft.lab.control;

import java.math.BigDecimal;

/**
 * A control result on the chart.
 *
 * @param z how many standard deviations it lies from the mean
 * @param level the control's level
 * @param run what was measured together: the message
 */
public record ControlPoint(BigDecimal z, String level, long run) {}
