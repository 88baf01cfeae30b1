package org.undercroft.platform.security.gate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.actor.Actor;
import org.undercroft.platform.security.account.Person;

/** Names the person or program behind a request for all that is done in it. */
class ActingFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Actor> actor = actor(SecurityContextHolder.getContext().getAuthentication(), request.getRemoteAddr());
        if (actor.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        try {
            Acting.<@Nullable Void, Exception>as(actor.get(), () -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            // Edge: the scoped call can't name both exceptions of a filter chain, and there are no others.
            throw new ServletException(e);
        }
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    private static Optional<Actor> actor(@Nullable Authentication authentication, String address) {
        if (authentication instanceof JwtAuthenticationToken program) {
            return Optional.of(Actor.program(program.getName(), address));
        }
        if (authentication != null && authentication.getPrincipal() instanceof Person person) {
            return Optional.of(Actor.person(person.getName(), address));
        }
        return Optional.empty();
    }
}
