package org.undercroft.exchange.version;

import java.util.List;
import java.util.Optional;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * Where settings of one kind are kept, by name and version.
 *
 * @param <T> one setting
 */
public interface Versioned<T> {

    /** All of them, by name. */
    List<T> all();

    /** The one of this name. */
    Optional<T> find(String name);

    /**
     * Keeps one as its next version; version 0 is a new one.
     *
     * @throws OptimisticLockingFailureException if somebody else changed it in between, or the name is taken
     */
    void save(T setting);

    /** The history of all. */
    VersionHistory history();

    /**
     * Puts an earlier version into force again, as the newest one; false if there is no such version.
     *
     * @throws OptimisticLockingFailureException if somebody else changed it in between
     */
    boolean restore(String name, int version);
}
