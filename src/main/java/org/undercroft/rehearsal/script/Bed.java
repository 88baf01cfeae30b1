package org.undercroft.rehearsal.script;

/**
 * A place for a patient.
 *
 * @param ward the ward's short name
 * @param room within the ward
 * @param bed within the room; empty in a waiting area
 */
public record Bed(String ward, String room, String bed) {}
