package org.undercroft.lab.notifiable;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.undercroft.platform.security.AllowedTo;
import org.undercroft.platform.security.Role;

/** For those who see to it that public health hears what it must. */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@AllowedTo({Role.LAB_TECHNOLOGIST, Role.PATHOLOGIST, Role.EPIDEMIOLOGIST})
@interface MayReportToPublicHealth {}
