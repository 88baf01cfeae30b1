package org.undercroft.lab.hand;

/**
 * A place where people measure by hand; results name it where others name their analyzer.
 *
 * @param code what it is recognized by
 * @param name as reports print it
 */
public record Station(String code, String name) {}
