package org.undercroft.exchange.tls;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The exchange's keys. Whoever trusts a self-signed certificate trusts it as its own signer.
 *
 * @param keyStore a PKCS#12 file with our key and certificate; none: one is made when first needed
 * @param keyStorePassword its password; none: a random one is kept among the secrets
 * @param trustStore a PKCS#12 file with the certificates of peers, or of who signs for them; none: our own
 * @param trustStorePassword its password
 */
@ConfigurationProperties("undercroft.exchange.tls")
public record TlsSettings(
        @Nullable Path keyStore,
        @Nullable String keyStorePassword,
        @Nullable Path trustStore,
        @Nullable String trustStorePassword) {}
