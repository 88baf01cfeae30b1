package org.undercroft.biomed;

/**
 * The number of a work order as people write it, such as {@code "WO-2026-00042"}.
 *
 * @param value not blank
 */
public record WorkOrderNumber(String value) {}
