package org.undercroft.exchange;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.undercroft.platform.security.AllowedTo;
import org.undercroft.platform.security.Role;

/** For those who look after interfaces: they find and read messages, replay them and settle dead letters. */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@AllowedTo({Role.ADMINISTRATOR, Role.NETWORK_ENGINEER, Role.LAB_TECHNOLOGIST, Role.RECORDS_MANAGER})
public @interface MayReadMessages {}
