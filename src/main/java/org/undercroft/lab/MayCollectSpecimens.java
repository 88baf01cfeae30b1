package org.undercroft.lab;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.undercroft.platform.security.AllowedTo;
import org.undercroft.platform.security.Role;

/** For those who draw specimens at the bed, from the laboratory or from the ward, and label them. */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@AllowedTo({Role.LAB_TECHNOLOGIST, Role.PATHOLOGIST, Role.NURSE})
public @interface MayCollectSpecimens {}
