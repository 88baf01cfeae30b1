package org.undercroft.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call a controller method. It stands on the method, or on its class for all methods without one of their own. A
 * method without a rule is refused to everybody, and a test names it.
 *
 * <p>The parts widen each other: {@code @AllowedTo(value = DOCTOR, scopes = "system/")} lets in doctors, and programs
 * with a scope that begins so.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface AllowedTo {

    /** People who hold at least one of these roles. */
    Role[] value() default {};

    /** Everybody, signed in or not. */
    boolean anyone() default false;

    /** Every person who signed in, whatever their role. */
    boolean signedIn() default false;

    /**
     * Programs that hold one of these scopes. One that ends in {@code /} stands for all that begin with it: the method
     * then asks {@link org.undercroft.platform.security.program.SmartScopes} for the rest.
     */
    String[] scopes() default {};
}
