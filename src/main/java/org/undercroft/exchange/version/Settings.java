package org.undercroft.exchange.version;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.undercroft.platform.page.Notice;

/**
 * What people set up by name, with its versions, as it is entered and shown.
 *
 * @param <E> one of them as it is entered and shown
 */
public interface Settings<E> {

    /** What one of them is, such as {@code "channel"}. */
    String noun();

    /** All of them, by name. */
    List<E> all();

    /** The one of this name. */
    Optional<E> find(String name);

    /**
     * Puts an entry into force as the next version.
     *
     * @throws IllegalArgumentException if it is not usable; the message says why
     * @throws OptimisticLockingFailureException if somebody else changed it in between
     */
    void save(String name, E entry);

    /** Its versions, newest first. */
    List<Version> history(String name);

    /**
     * Puts an earlier version into force again, as the newest one; false if there is none.
     *
     * @throws OptimisticLockingFailureException if somebody else changed it in between
     */
    boolean restore(String name, int version);

    /** Saves for a page, and says what became of it. */
    default Notice saved(String name, E entry) {
        try {
            save(name, entry);
            return Notice.success("The " + noun() + " " + name + " is saved.");
        } catch (IllegalArgumentException | OptimisticLockingFailureException e) {
            return Notice.danger(String.valueOf(e.getMessage()));
        }
    }

    /** Restores for a page, and says what became of it. */
    default Notice restored(String name, int version) {
        try {
            return restore(name, version)
                    ? Notice.success("Version " + version + " of the " + noun() + " " + name + " is in force again.")
                    : Notice.danger("The " + noun() + " " + name + " has no version " + version + ".");
        } catch (OptimisticLockingFailureException e) {
            return Notice.danger(String.valueOf(e.getMessage()));
        }
    }

    /** The words of a text that people separate by blanks, commas or semicolons. */
    static List<String> words(@Nullable String text) {
        return text == null || text.isBlank() ? List.of() : List.of(text.strip().split("[\\s,;]+", -1));
    }
}
