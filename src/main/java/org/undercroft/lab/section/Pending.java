package org.undercroft.lab.section;

/**
 * What waits for an analyzer.
 *
 * @param analyzer as the bench calls it
 * @param stat how many tests at once
 * @param asap how many soon
 * @param routine how many in their turn
 */
public record Pending(String analyzer, long stat, long asap, long routine) {}
