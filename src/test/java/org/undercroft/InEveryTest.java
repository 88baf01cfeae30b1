package org.undercroft;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.ComponentScan;

/**
 * A part that stands in every program of the {@linkplain UndercroftTest tests}, so that they share one: starting another
 * takes seconds. It disturbs nobody: it listens, probes, or answers at addresses and handles types of its own. What
 * replaces a part of the program is imported by its own test instead.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface InEveryTest {

    /** Finds them all. */
    @TestConfiguration(proxyBeanMethods = false)
    @ComponentScan(useDefaultFilters = false, includeFilters = @ComponentScan.Filter(InEveryTest.class))
    class Found {}
}
