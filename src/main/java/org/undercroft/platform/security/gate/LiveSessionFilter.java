package org.undercroft.platform.security.gate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.undercroft.platform.security.account.SignIns;

/** Ends a session whose sign-in is over, and holds people with a one-time password at the page that changes it. */
class LiveSessionFilter extends OncePerRequestFilter {

    private static final String CHANGE_PASSWORD = "/account/password";
    private static final Set<String> OPEN_TO_ONE_TIME_PASSWORDS = Set.of(CHANGE_PASSWORD, "/sign-out", "/sign-in");

    private final SignIns signIns;

    LiveSessionFilter(SignIns signIns) {
        this.signIns = signIns;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(SignIns.ATTRIBUTE) instanceof String signIn)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Boolean> mustChangePassword = signIns.goOn(signIn);
        if (mustChangePassword.isEmpty()) {
            session.invalidate();
            SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
        } else if (mustChangePassword.get() && !OPEN_TO_ONE_TIME_PASSWORDS.contains(request.getRequestURI())) {
            response.sendRedirect(CHANGE_PASSWORD);
            return;
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/assets/") || path.startsWith("/webjars/");
    }
}
