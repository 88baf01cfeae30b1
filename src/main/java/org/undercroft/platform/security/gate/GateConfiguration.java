package org.undercroft.platform.security.gate;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.undercroft.platform.security.Role;
import org.undercroft.platform.security.account.PasswordSignIn;
import org.undercroft.platform.security.account.SignInSettings;
import org.undercroft.platform.security.account.SignIns;

/** The two gates: one for programs that send their credentials with each request, one for people in a browser. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignInSettings.class)
class GateConfiguration {

    private static final int BCRYPT_COST = 12;
    private static final List<String> DOORS = List.of("/fhir", "/api", "/dicom-web");
    private static final String SIGN_IN = "/sign-in";

    @Bean
    static PasswordEncoder passwordEncoder() {
        return new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(BCRYPT_COST)));
    }

    /** Stateless: nothing a browser sends by itself opens it, so it needs no CSRF token. */
    @Bean
    @Order(2)
    SecurityFilterChain programGate(
            HttpSecurity http, AccessRules rules, PasswordSignIn passwords, SignInSettings settings) {
        http.securityMatcher(GateConfiguration::carriesCredentials)
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .oauth2ResourceServer(server -> server.jwt(jwt -> {}))
                // An error that is sent, not only set, is told in the notation of its door.
                .exceptionHandling(refusals -> refusals.accessDeniedHandler(Unanswered::refuse));
        if (settings.demo()) {
            http.authenticationProvider(passwords).httpBasic(basic -> basic.realmName("Undercroft"));
        }
        return common(http, rules).build();
    }

    /** Sessions, forms, CSRF tokens. */
    @Bean
    @Order(3)
    SecurityFilterChain pageGate(
            HttpSecurity http, AccessRules rules, PasswordSignIn passwords, Arrival arrival, SignIns signIns) {
        http.authenticationProvider(passwords)
                .addFilterAfter(new LiveSessionFilter(signIns), SecurityContextHolderFilter.class)
                .formLogin(
                        form -> form.loginPage(SIGN_IN).successHandler(arrival).failureHandler(arrival))
                .logout(logout -> logout.logoutUrl("/sign-out")
                        .addLogoutHandler(arrival)
                        .logoutSuccessUrl(SIGN_IN + "?signedOut"))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .exceptionHandling(refusals -> refusals.accessDeniedHandler(Unanswered::refuse)
                        .defaultAuthenticationEntryPointFor(
                                (_, response, _) -> response.sendError(HttpStatus.UNAUTHORIZED.value()),
                                GateConfiguration::isForPrograms)
                        .defaultAuthenticationEntryPointFor(
                                GateConfiguration::sendWholePageToSignIn, GateConfiguration::isPartOfPage)
                        .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint(SIGN_IN), _ -> true));
        return common(http, rules).build();
    }

    private static HttpSecurity common(HttpSecurity http, AccessRules rules) {
        // Without this the one provider is also the global one, and a wrong password is tried and counted twice.
        http.getSharedObject(AuthenticationManagerBuilder.class).parentAuthenticationManager(null);
        return http.addFilterBefore(new ActingFilter(), AuthorizationFilter.class)
                .headers(SafeHeaders::apply)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers("/assets/**", "/webjars/**", "/favicon.ico", "/favicon.svg")
                        .permitAll()
                        .requestMatchers("/actuator/health", "/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator", "/actuator/**")
                        .hasAuthority(Role.ADMINISTRATOR.authority())
                        .anyRequest()
                        .access(rules));
    }

    private static HttpSessionRequestCache pagesOnly() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        RequestMatcher pages = request -> "GET".equals(request.getMethod())
                && !isPartOfPage(request)
                && accepts(request, "text/html")
                && !isForPrograms(request);
        cache.setRequestMatcher(pages);
        return cache;
    }

    private static boolean isPartOfPage(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    /** A redirect would put the sign-in page into a corner of the page that lost its session. */
    private static void sendWholePageToSignIn(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal) {
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        response.setHeader("HX-Redirect", SIGN_IN);
    }

    private static boolean accepts(HttpServletRequest request, String type) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains(type);
    }

    private static boolean carriesCredentials(HttpServletRequest request) {
        return isForPrograms(request) && request.getHeader("Authorization") != null;
    }

    private static boolean isForPrograms(HttpServletRequest request) {
        String path = request.getRequestURI();
        return DOORS.stream().anyMatch(door -> path.equals(door) || path.startsWith(door + "/"));
    }
}
