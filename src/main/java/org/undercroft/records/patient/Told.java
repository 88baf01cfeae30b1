package org.undercroft.records.patient;

/**
 * What a message says of one fact (HL7 v2.5.1, 2.5.3): nothing, that it no longer holds ({@code ""}), or a value.
 *
 * @param <T> the fact
 */
public sealed interface Told<T> {

    /** The field was left empty: what is known stays. */
    record Nothing<T>() implements Told<T> {}

    /** The field was {@code ""}: what is known goes. */
    record Gone<T>() implements Told<T> {}

    /**
     * The field had a value.
     *
     * @param value it
     */
    record Said<T>(T value) implements Told<T> {}

    /** What holds after this was told. */
    default T over(T known, T none) {
        return switch (this) {
            case Nothing<T> _ -> known;
            case Gone<T> _ -> none;
            case Said<T> said -> said.value();
        };
    }
}
