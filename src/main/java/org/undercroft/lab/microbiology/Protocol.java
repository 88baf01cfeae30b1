package org.undercroft.lab.microbiology;

import java.util.List;

/**
 * How a kind of specimen is cultured.
 *
 * @param specimenType its code; {@code *} for all others
 * @param media what it is put on
 * @param days how long it stays in the incubator
 * @param readingDays on which days it is read
 */
record Protocol(String specimenType, String media, int days, List<Integer> readingDays) {

    Protocol {
        readingDays = List.copyOf(readingDays);
    }
}
