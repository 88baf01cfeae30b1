package org.undercroft.platform.security.program;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.undercroft.platform.page.Department;
import org.undercroft.platform.page.NavigationEntry;
import org.undercroft.platform.secret.Secrets;
import org.undercroft.platform.security.Role;

/** Access tokens: signed with our key, and read with it. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    @Bean
    RSAKey tokenSigningKey(Secrets secrets) {
        return SigningKey.of(secrets);
    }

    @Bean
    JWKSource<SecurityContext> tokenKeys(RSAKey key) {
        return new ImmutableJWKSet<>(new JWKSet(key));
    }

    @Bean
    JwtDecoder tokenDecoder(RSAKey key, Programs programs) throws JOSEException {
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withPublicKey(key.toRSAPublicKey()).build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefault(), token -> ofEnabledProgram(token, programs)));
        return decoder;
    }

    private static OAuth2TokenValidatorResult ofEnabledProgram(Jwt token, Programs programs) {
        boolean enabled = Optional.ofNullable(token.getSubject())
                .flatMap(programs::find)
                .map(Program::enabled)
                .orElse(false);
        return enabled
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", "The program is disabled", null));
    }

    @Bean
    NavigationEntry programsEntry() {
        return new NavigationEntry(
                new Department("Administration", 90),
                "Programs",
                "/administration/programs",
                20,
                null,
                Set.of(Role.ADMINISTRATOR.authority()));
    }
}
