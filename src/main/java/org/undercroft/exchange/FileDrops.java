package org.undercroft.exchange;

import java.time.Instant;
import java.util.List;

/** The folders in which instruments leave files, as people see them. */
public interface FileDrops {

    /** The folders, in alphabetical order. */
    List<Folder> folders();

    /**
     * Makes a folder; one that is there already stays as it is.
     *
     * @throws IllegalArgumentException if the name isn't 1 to 40 lower-case letters, digits or hyphens
     */
    void make(String name);

    /**
     * A watched folder.
     *
     * @param name its name below {@code drops} in the data directory
     * @param sender how the inbox calls whoever leaves files there
     * @param waiting how many files lie there untaken
     * @param done how many were taken
     * @param refused files that could not be used, the newest first
     */
    record Folder(String name, String sender, int waiting, int done, List<Refused> refused) {

        public Folder {
            refused = List.copyOf(refused);
        }
    }

    /**
     * A file that could not be used.
     *
     * @param name the file
     * @param reason why
     * @param at when it was put aside
     */
    record Refused(String name, String reason, Instant at) {}
}
