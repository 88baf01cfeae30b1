package org.undercroft;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program. */
@SpringBootApplication
public class Undercroft {

    private Undercroft() {}

    public static void main(String[] arguments) {
        SpringApplication.run(Undercroft.class, arguments);
    }
}
