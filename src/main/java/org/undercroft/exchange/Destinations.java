package org.undercroft.exchange;

import java.util.List;

/** Who receives from us, for whoever must choose one. */
public interface Destinations {

    /** The names of all destinations, in alphabetical order. */
    List<String> names();
}
