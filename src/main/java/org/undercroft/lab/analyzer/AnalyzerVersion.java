package org.undercroft.lab.analyzer;

import java.time.Instant;

/**
 * An analyzer as it was set up after one change.
 *
 * @param version the change's number, from 1
 * @param changedAt when
 * @param changedBy who
 * @param content the analyzer with its mappings; what it says of the state is of that moment
 */
public record AnalyzerVersion(int version, Instant changedAt, String changedBy, Analyzer content) {}
