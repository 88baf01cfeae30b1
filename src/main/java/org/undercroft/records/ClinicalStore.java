package org.undercroft.records;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Resource;
import org.undercroft.platform.actor.Caused;

/** The FHIR R4 store that every department writes into. */
public interface ClinicalStore {

    /**
     * Creates or updates resources in the running transaction. Each must carry its id; the store sets
     * {@code meta.versionId} and {@code meta.lastUpdated}, keeps the former version and indexes it for search.
     */
    void put(List<? extends Resource> resources);

    /** The same for resources of several causes; the audit trail names each one's own. */
    void putAll(List<Caused<Resource>> resources);

    /**
     * Does work that puts resources many times; what it puts is written with few statements, at the latest at its end.
     * Each put still makes its own version.
     */
    <T> T together(Supplier<T> work);

    /** The current version of a resource; empty if there is none or it was deleted. */
    <T extends Resource> Optional<T> read(Class<T> type, String id);
}
