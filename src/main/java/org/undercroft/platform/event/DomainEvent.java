package org.undercroft.platform.event;

/**
 * Something that happened in a department, told in the past tense by a record: {@code ResultReleased},
 * {@code WorkOrderClosed}. It is kept as JSON under the name {@code module.SimpleName}, so a record's components may be
 * added to but not renamed.
 */
public interface DomainEvent {

    /**
     * What it happened to, such as {@code "analyzer/7"}. Events of one subject reach each consumer in the order in
     * which they were appended.
     */
    String subject();
}
