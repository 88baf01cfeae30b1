package org.undercroft.exchange;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.undercroft.platform.security.AllowedTo;
import org.undercroft.platform.security.Role;

/** For those who decide who may send to us and who receives from us. */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@AllowedTo({Role.ADMINISTRATOR, Role.NETWORK_ENGINEER})
public @interface MayConfigureExchange {}
