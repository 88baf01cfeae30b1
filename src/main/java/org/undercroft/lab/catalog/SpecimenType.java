package org.undercroft.lab.catalog;

/**
 * A kind of specimen.
 *
 * @param code ours
 * @param name as people call it
 * @param tube what it is collected in
 */
public record SpecimenType(String code, String name, String tube) {}
