package org.undercroft.records.chart;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.undercroft.platform.security.AllowedTo;
import org.undercroft.platform.security.Role;

/** For the desks that work with patients' records. An insurer is not among them: it needs consent first. */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@AllowedTo({
    Role.DOCTOR,
    Role.NURSE,
    Role.MEDICAL_RECORDS_TECHNICIAN,
    Role.RECORDS_MANAGER,
    Role.LAB_TECHNOLOGIST,
    Role.PATHOLOGIST
})
@interface MayReadRecords {}
