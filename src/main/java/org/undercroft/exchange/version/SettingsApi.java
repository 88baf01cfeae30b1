package org.undercroft.exchange.version;

import java.util.List;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.server.ResponseStatusException;

/**
 * What is set up, for programs. A subclass says where it stands and who may use it.
 *
 * @param <E> one setting as JSON
 */
public abstract class SettingsApi<E> {

    private final Settings<E> settings;

    /** The twin of a page over the same settings. */
    protected SettingsApi(Settings<E> settings) {
        this.settings = settings;
    }

    /** All of them. */
    @GetMapping
    public List<E> all() {
        return settings.all();
    }

    /** One of them. */
    @GetMapping("/{name}")
    public E one(@PathVariable String name) {
        return settings.find(name).orElseThrow(() -> absent("There is no " + settings.noun() + " of this name"));
    }

    /** Its versions with what each changed, newest first. */
    @GetMapping("/{name}/history")
    public List<Version> history(@PathVariable String name) {
        return settings.history(name);
    }

    /** Adds or changes one. */
    @PutMapping("/{name}")
    public E put(@PathVariable String name, @RequestBody E entry) {
        try {
            settings.save(name, entry);
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
            if (!settings.restore(name, version)) {
                throw absent("The " + settings.noun() + " has no such version");
            }
            return one(name);
        } catch (OptimisticLockingFailureException e) {
            throw changedMeanwhile(e);
        }
    }

    private static ResponseStatusException absent(String words) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, words);
    }

    private static ResponseStatusException changedMeanwhile(OptimisticLockingFailureException cause) {
        return new ResponseStatusException(HttpStatus.CONFLICT, cause.getMessage(), cause);
    }
}
