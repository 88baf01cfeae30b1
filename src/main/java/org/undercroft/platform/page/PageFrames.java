package org.undercroft.platform.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Builds the frame for a request from the signed-in person, their navigation and the CSRF token. */
@Component
class PageFrames {

    private final List<NavigationEntry> entries;
    private final ObjectProvider<NavigationBadge> badges;
    private final VisitorNames names;
    private final Assets assets;
    private final boolean demo;

    PageFrames(
            ObjectProvider<NavigationEntry> entries,
            ObjectProvider<NavigationBadge> badges,
            ObjectProvider<VisitorNames> names,
            Assets assets,
            Environment environment) {
        this.entries = entries.stream().toList();
        this.badges = badges;
        this.names = names.getIfAvailable(() -> PageFrames::bySignInName);
        this.assets = assets;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    PageFrame frameFor(HttpServletRequest request) {
        var person = signedIn();
        var path = requestedPath(request);
        var navigation = person == null ? Navigation.NONE : navigationOf(person, path);
        var visitor = person == null ? null : names.visitorOf(person);
        return new PageFrame(visitor, navigation, csrfOf(request), assets, demo, path);
    }

    private Navigation navigationOf(Authentication person, String path) {
        return Navigation.of(entries, authoritiesOf(person), path)
                .with(badges.stream().toList());
    }

    private static @Nullable Authentication signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var known = authentication != null
                && authentication.isAuthenticated()
                && !(authentication instanceof AnonymousAuthenticationToken);
        return known ? authentication : null;
    }

    private static Visitor bySignInName(Authentication authentication) {
        return new Visitor(authentication.getName(), List.of());
    }

    private static Set<String> authoritiesOf(Authentication authentication) {
        return authentication.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority != null)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable Csrf csrfOf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Csrf(token.getHeaderName(), token.getParameterName(), token.getToken())
                : null;
    }

    /** An error page is shown under {@code /error}; people want to know where they were. */
    private static String requestedPath(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original
                ? original
                : request.getRequestURI();
    }
}
