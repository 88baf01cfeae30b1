package org.undercroft.exchange.version;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.server.ResponseStatusException;
import org.undercroft.platform.page.Notice;

/**
 * What people set up by name, with its versions, for their page and as JSON for programs. A subclass says what it is, where
 * it stands and who may use it.
 *
 * @param <T> one of them as it is in force
 * @param <E> one of them as it is entered and shown
 */
public abstract class Settings<T, E> {

    private final String noun;
    private final Versioned<T> kept;
    private final Function<T, E> shown;
    private final Runnable changed;

    /**
     * Settings of one kind.
     *
     * @param noun what one of them is, such as {@code "channel"}
     * @param kept where they are kept
     * @param shown how one is shown
     * @param changed puts a change into effect
     */
    protected Settings(String noun, Versioned<T> kept, Function<T, E> shown, Runnable changed) {
        this.noun = noun;
        this.kept = kept;
        this.shown = shown;
        this.changed = changed;
    }

    /**
     * What was entered, upon what is in force.
     *
     * @throws IllegalArgumentException if it is not usable; the message says why
     */
    protected abstract T entered(String name, E entry, Optional<T> present);

    /** All of them, by name. */
    @GetMapping
    public List<E> all() {
        return kept.all().stream().map(shown).toList();
    }

    /** The one of this name. */
    public Optional<E> find(String name) {
        return kept.find(name).map(shown);
    }

    /** One of them. */
    @GetMapping("/{name}")
    public E one(@PathVariable String name) {
        return find(name).orElseThrow(() -> absent("There is no " + noun + " of this name"));
    }

    /** Its versions with what each changed, newest first. */
    @GetMapping("/{name}/history")
    public List<Version> history(@PathVariable String name) {
        return kept.history().of(name);
    }

    /** Adds or changes one. */
    @PutMapping("/{name}")
    public E put(@PathVariable String name, @RequestBody E entry) {
        try {
            save(name, entry);
            return one(name);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
        } catch (OptimisticLockingFailureException e) {
            throw changedMeanwhile(e);
        }
    }

    /** Puts an earlier version into force again. */
    @PostMapping("/{name}/history/{version}/restore")
    public E restore(@PathVariable String name, @PathVariable int version) {
        try {
            if (!bringBack(name, version)) {
                throw absent("The " + noun + " has no such version");
            }
            return one(name);
        } catch (OptimisticLockingFailureException e) {
            throw changedMeanwhile(e);
        }
    }

    /** Saves for a page, and says what became of it. */
    public Notice saved(String name, E entry) {
        try {
            save(name, entry);
            return Notice.success("The " + noun + " " + name + " is saved.");
        } catch (IllegalArgumentException | OptimisticLockingFailureException e) {
            return Notice.danger(String.valueOf(e.getMessage()));
        }
    }

    /** Restores for a page, and says what became of it. */
    public Notice restored(String name, int version) {
        try {
            return bringBack(name, version)
                    ? Notice.success("Version " + version + " of the " + noun + " " + name + " is in force again.")
                    : Notice.danger("The " + noun + " " + name + " has no version " + version + ".");
        } catch (OptimisticLockingFailureException e) {
            return Notice.danger(String.valueOf(e.getMessage()));
        }
    }

    private void save(String name, E entry) {
        kept.save(entered(name, entry, kept.find(name)));
        changed.run();
    }

    private boolean bringBack(String name, int version) {
        boolean restored = kept.restore(name, version);
        changed.run();
        return restored;
    }

    private static ResponseStatusException absent(String words) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, words);
    }

    private static ResponseStatusException changedMeanwhile(OptimisticLockingFailureException cause) {
        return new ResponseStatusException(HttpStatus.CONFLICT, cause.getMessage(), cause);
    }

    /** The words of a text that people separate by blanks, commas or semicolons. */
    public static List<String> words(@Nullable String text) {
        return text == null || text.isBlank() ? List.of() : List.of(text.strip().split("[\\s,;]+", -1));
    }
}
