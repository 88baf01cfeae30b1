package org.undercroft.lab;

/**
 * The laboratory's identity of an analyzer.
 *
 * @param value positive
 */
public record AnalyzerId(long value) {}
