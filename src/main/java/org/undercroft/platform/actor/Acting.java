package org.undercroft.platform.actor;

import org.jspecify.annotations.Nullable;

/**
 * The circumstances of the current work, bound to its thread by a scoped value: every audit entry and event names them
 * without being told.
 *
 * @param actor on whose behalf
 * @param message the number of the inbox message that caused it; null if none did
 */
public record Acting(Actor actor, @Nullable Long message) {

    private static final ScopedValue<Acting> CURRENT = ScopedValue.newInstance();
    private static final Acting NOBODY = new Acting(Actor.system("undercroft"), null);

    /** The circumstances of this thread; Undercroft itself where nobody was named. */
    public static Acting current() {
        return CURRENT.orElse(NOBODY);
    }

    /** Does the work on behalf of an actor and gives its result. */
    public static <T extends @Nullable Object, X extends Throwable> T as(Actor actor, ScopedValue.CallableOp<T, X> work)
            throws X {
        return ScopedValue.where(CURRENT, new Acting(actor, null)).call(work);
    }

    /** Does the work because of an inbox message and gives its result. */
    public static <T extends @Nullable Object, X extends Throwable> T as(
            Actor actor, @Nullable Long message, ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(CURRENT, new Acting(actor, message)).call(work);
    }
}
