package org.undercroft.biomed;

/** What other departments may ask of biomedical engineering. */
public interface Workshop {

    /** Opens a work order, in the running transaction, and takes the machine out of service. */
    WorkOrderNumber open(WorkRequest request);

    /** Puts a machine back into service, in the running transaction, with the reason in its history. */
    void returnToService(String equipmentTag, String reason);
}
