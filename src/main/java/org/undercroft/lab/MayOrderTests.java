package org.undercroft.lab;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.undercroft.platform.security.AllowedTo;
import org.undercroft.platform.security.Role;

/** For those who ask the laboratory for tests: doctors, and whoever enters what a doctor asked for by word of mouth. */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@AllowedTo({Role.DOCTOR, Role.NURSE, Role.LAB_TECHNOLOGIST, Role.PATHOLOGIST})
public @interface MayOrderTests {}
