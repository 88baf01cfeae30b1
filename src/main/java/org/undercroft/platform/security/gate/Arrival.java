package org.undercroft.platform.security.gate;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.actor.Actor;
import org.undercroft.platform.security.account.Person;
import org.undercroft.platform.security.account.SignInAudit;
import org.undercroft.platform.security.account.SignIns;
import org.undercroft.platform.security.account.TooManyAttempts;

/** What happens when a person came in, was refused, or leaves. */
@Component
class Arrival extends SavedRequestAwareAuthenticationSuccessHandler
        implements AuthenticationFailureHandler, LogoutHandler {

    private static final int ID_BYTES = 24;

    private final SignIns signIns;
    private final SignInAudit audit;
    private final SecureRandom random = new SecureRandom();

    Arrival(SignIns signIns, SignInAudit audit) {
        this.signIns = signIns;
        this.audit = audit;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        if (!(authentication.getPrincipal() instanceof Person person)) {
            throw new IllegalStateException("Only people sign in here");
        }
        byte[] bits = new byte[ID_BYTES];
        random.nextBytes(bits);
        String id = HexFormat.of().formatHex(bits);
        String browser = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
        signIns.begin(id, person.account(), request.getRemoteAddr(), browser);
        request.getSession().setAttribute(SignIns.ATTRIBUTE, id);
        super.onAuthenticationSuccess(request, response, authentication);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        String query = failure instanceof TooManyAttempts many
                ? "?wait=" + (many.remaining().toSeconds() + 1)
                : "?failed";
        response.sendRedirect("/sign-in" + query);
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(SignIns.ATTRIBUTE) instanceof String id) {
            signIns.end(id);
        }
        if (authentication != null && authentication.getPrincipal() instanceof Person person) {
            Acting.as(Actor.person(person.getName(), request.getRemoteAddr()), () -> {
                audit.signedOut();
                return person;
            });
        }
    }
}
