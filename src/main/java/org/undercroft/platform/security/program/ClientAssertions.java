package org.undercroft.platform.security.program;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionDecoderFactory;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/**
 * Reads the signed assertions by which programs prove who they are (SMART backend services): with the keys they were
 * registered with, valid for five minutes at most, each good once.
 */
final class ClientAssertions implements JwtDecoderFactory<RegisteredClient> {

    static final String PUBLIC_KEYS = "org.undercroft.public-keys";

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS384, JWSAlgorithm.ES384);

    private final Map<String, Instant> used = new ConcurrentHashMap<>();

    @Override
    public JwtDecoder createDecoder(RegisteredClient client) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys(client))));
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        OAuth2TokenValidator<Jwt> usual = JwtClientAssertionDecoderFactory.DEFAULT_JWT_VALIDATOR_FACTORY.apply(client);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(usual, this::shortAndFresh));
        return decoder;
    }

    private static JWKSet keys(RegisteredClient client) {
        try {
            return JWKSet.parse(Objects.requireNonNull(
                    client.getClientSettings().<@Nullable String>getSetting(PUBLIC_KEYS), "no keys"));
        } catch (ParseException e) {
            throw new IllegalStateException("The keys of program " + client.getClientId() + " can't be read", e);
        }
    }

    private OAuth2TokenValidatorResult shortAndFresh(Jwt assertion) {
        Instant now = Instant.now();
        Instant end = assertion.getExpiresAt();
        String id = assertion.getId();
        if (end == null || id == null || end.isAfter(now.plus(LONGEST).plus(SKEW))) {
            return refused("An assertion has a jti and lasts five minutes at most");
        }
        used.values().removeIf(until -> until.isBefore(now));
        boolean fresh = used.putIfAbsent(assertion.getSubject() + " " + id, end.plus(SKEW)) == null;
        return fresh ? OAuth2TokenValidatorResult.success() : refused("This assertion was used before");
    }

    private static OAuth2TokenValidatorResult refused(String reason) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_client", reason, null));
    }
}
