package org.undercroft.platform.security.program;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.actor.Actor;
import org.undercroft.platform.security.account.SignInAudit;

/** Where programs exchange their secret, or a signed assertion, for a short-lived access token. */
@Configuration(proxyBeanMethods = false)
class TokenGate {

    @Bean
    AuthorizationServerSettings authorizationServerSettings() {
        return AuthorizationServerSettings.builder().build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain tokens(HttpSecurity http, SignInAudit audit) {
        ClientAssertions assertions = new ClientAssertions();
        return http.securityMatcher("/oauth2/token", "/oauth2/jwks", "/.well-known/oauth-authorization-server")
                .with(
                        new OAuth2AuthorizationServerConfigurer(),
                        server -> server.clientAuthentication(clients -> clients.authenticationConverters(
                                        converters -> converters.addFirst(new AssertionConverter()))
                                .authenticationProviders(
                                        providers -> providers.forEach(provider -> adapt(provider, assertions)))
                                .errorResponseHandler(
                                        (request, response, failure) -> refuse(request, response, failure, audit))))
                .csrf(csrf -> csrf.disable())
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    private static void adapt(AuthenticationProvider provider, ClientAssertions assertions) {
        if (provider instanceof ClientSecretAuthenticationProvider secrets) {
            secrets.setPasswordEncoder(new SecretDigest());
        } else if (provider instanceof JwtClientAssertionAuthenticationProvider signed) {
            signed.setJwtDecoderFactory(assertions);
        }
    }

    private static void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException failure,
            SignInAudit audit)
            throws IOException {
        String message = Objects.requireNonNullElse(failure.getMessage(), "refused");
        Acting.as(Actor.program("?", request.getRemoteAddr()), () -> {
            audit.refused("access token: " + message);
            return message;
        });
        OAuth2Error error = failure instanceof OAuth2AuthenticationException known
                ? known.getError()
                : new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT);
        ServletServerHttpResponse answer = new ServletServerHttpResponse(response);
        boolean unknown = OAuth2ErrorCodes.INVALID_CLIENT.equals(error.getErrorCode());
        answer.setStatusCode(unknown ? HttpStatus.UNAUTHORIZED : HttpStatus.BAD_REQUEST);
        // Only the code: why a program was not recognised is for our audit trail, not for whoever tries.
        new OAuth2ErrorHttpMessageConverter().write(new OAuth2Error(error.getErrorCode()), null, answer);
    }
}
