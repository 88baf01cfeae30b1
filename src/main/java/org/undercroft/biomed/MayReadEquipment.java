package org.undercroft.biomed;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.undercroft.platform.security.AllowedTo;
import org.undercroft.platform.security.Role;

/** For those who work with machines or on them: they see the equipment list and the work orders. */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@AllowedTo({
    Role.BIOMEDICAL_TECHNICIAN,
    Role.BIOMEDICAL_ENGINEER,
    Role.LAB_TECHNOLOGIST,
    Role.PATHOLOGIST,
    Role.NURSE,
    Role.DOCTOR,
    Role.NETWORK_ENGINEER,
    Role.ADMINISTRATOR
})
public @interface MayReadEquipment {}
