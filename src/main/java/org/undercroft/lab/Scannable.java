package org.undercroft.lab;

import java.util.Optional;

/** Things of one kind that carry a code, so that the one scan box of the laboratory opens whatever is scanned. */
public interface Scannable {

    /**
     * Where the page is of what carries this code.
     *
     * @param code as it was scanned, without blanks around it
     * @return a path of the program; empty if nothing of this kind carries the code
     */
    Optional<String> page(String code);
}
