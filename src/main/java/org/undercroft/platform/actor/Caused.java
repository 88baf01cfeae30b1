package org.undercroft.platform.actor;

/**
 * A thing with the circumstances that caused it: so may the work of several messages be written together, and each still
 * names its own message.
 *
 * @param acting the circumstances
 * @param what the thing
 * @param <T> its kind
 */
public record Caused<T>(Acting acting, T what) {

    /** A thing of the current circumstances. */
    public static <T> Caused<T> now(T what) {
        return new Caused<>(Acting.current(), what);
    }
}
