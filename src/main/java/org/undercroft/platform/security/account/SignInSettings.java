package org.undercroft.platform.security.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people and programs get in.
 *
 * @param idle how long a session lives without a request
 * @param longest how long a session lives at most
 * @param demo whether there is an account for each role with password {@code demo}, and HTTP Basic on {@code /fhir},
 *     {@code /api} and {@code /dicom-web}. Only the demo profile sets it
 */
@ConfigurationProperties("undercroft.security")
public record SignInSettings(
        @DefaultValue("30m") Duration idle,
        @DefaultValue("12h") Duration longest,
        @DefaultValue("false") boolean demo) {}
