package org.undercroft.platform.security.program;

import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Takes the client id from a signed assertion. SMART backend services (App Launch 2.2.0) send none beside it, as RFC 7523
 * section 3 allows, while Spring's own converter asks for one.
 */
final class AssertionConverter implements AuthenticationConverter {

    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Set<String> OURS = Set.of("client_assertion", "client_assertion_type");

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String[] assertion = request.getParameterValues("client_assertion");
        if (assertion == null
                || assertion.length != 1
                || request.getParameter("client_id") != null
                || !TYPE.equals(request.getParameter("client_assertion_type"))) {
            return null;
        }
        Map<String, Object> others = request.getParameterMap().entrySet().stream()
                .filter(parameter -> !OURS.contains(parameter.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        parameter ->
                                parameter.getValue().length == 1 ? parameter.getValue()[0] : parameter.getValue()));
        return new OAuth2ClientAuthenticationToken(
                subject(assertion[0]), new ClientAuthenticationMethod(TYPE), assertion[0], others);
    }

    /** Who the assertion says it is; whether that is true is checked with the key of that program. */
    private static String subject(String assertion) {
        try {
            String subject = SignedJWT.parse(assertion).getJWTClaimsSet().getSubject();
            if (subject != null) {
                return subject;
            }
        } catch (ParseException e) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
    }
}
