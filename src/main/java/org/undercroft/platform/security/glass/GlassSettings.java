package org.undercroft.platform.security.glass;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How breaking the glass works here.
 *
 * @param open how long the access lasts
 * @param reviewWithin how soon a case is to be reviewed; later ones are called out as urgent
 */
@ConfigurationProperties("undercroft.break-glass")
record GlassSettings(
        @DefaultValue("60m") Duration open,
        @DefaultValue("24h") Duration reviewWithin) {}
