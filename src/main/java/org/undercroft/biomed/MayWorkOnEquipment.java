package org.undercroft.biomed;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.undercroft.platform.security.AllowedTo;
import org.undercroft.platform.security.Role;

/** For biomedical engineering alone: they change the equipment list and work on work orders. */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@AllowedTo({Role.BIOMEDICAL_TECHNICIAN, Role.BIOMEDICAL_ENGINEER})
public @interface MayWorkOnEquipment {}
