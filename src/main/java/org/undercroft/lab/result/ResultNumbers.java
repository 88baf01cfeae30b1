package org.undercroft.lab.result;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives numbers to results, taken from the database in blocks so that a batch needs no round trip of its own. */
@Component
class ResultNumbers {

    /** As {@code increment by} of the sequence. */
    private static final int BLOCK = 500;

    private final JdbcClient jdbc;
    private long next;
    private long end;

    ResultNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    synchronized long next() {
        if (next == end) {
            next = jdbc.sql("select nextval('lab.result_number')")
                    .query(Long.class)
                    .single();
            end = next + BLOCK;
        }
        return next++;
    }
}
