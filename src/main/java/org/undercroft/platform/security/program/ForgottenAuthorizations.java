package org.undercroft.platform.security.program;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.actor.Actor;
import org.undercroft.platform.security.account.SignInAudit;

/** Writes down that a token was given, and keeps none: each is signed, says all about itself and lives five minutes. */
@Component
class ForgottenAuthorizations implements OAuth2AuthorizationService {

    private final SignInAudit audit;

    ForgottenAuthorizations(SignInAudit audit) {
        this.audit = audit;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        Acting.as(Actor.program(authorization.getPrincipalName(), address()), () -> {
            audit.signedIn();
            return authorization;
        });
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        // Nothing was kept.
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return null;
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return null;
    }

    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? request.getRequest().getRemoteAddr()
                : null;
    }
}
