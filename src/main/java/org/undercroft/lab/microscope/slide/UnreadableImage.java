package org.undercroft.lab.microscope.slide;

import java.io.IOException;

/** A file that can't be shown, with the reason in words for the person who brought it. */
final class UnreadableImage extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableImage(String words) {
        super(words);
    }
}
