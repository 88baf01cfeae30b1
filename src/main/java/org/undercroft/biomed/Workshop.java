package org.undercroft.biomed;

/** What other departments may ask of biomedical engineering. */
public interface Workshop {

    /**
     * Opens a work order, in the running transaction, and takes the machine out of service; or adds the evidence to the
     * work order that already stands open for this machine and topic.
     *
     * @return the work order that now holds the evidence
     */
    WorkOrderNumber open(WorkRequest request);

    /**
     * Puts a machine that waited for it back into service, in the running transaction, with the reason in its history.
     * It stays out of service if another work order still keeps it so. An unknown tag is passed over.
     */
    void returnToService(String equipmentTag, String reason);
}
