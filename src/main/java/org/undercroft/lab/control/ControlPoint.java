package org.undercroft.lab.control;

/**
 * A control result on the chart.
 *
 * @param z how many standard deviations it lies from the mean
 * @param level the control's level
 * @param lot the control's lot
 * @param run what was measured together
 * @param excluded whether a person took it out of the statistics
 */
public record ControlPoint(double z, String level, String lot, long run, boolean excluded) {}
