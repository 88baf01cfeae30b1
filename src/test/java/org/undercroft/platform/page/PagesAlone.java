package org.undercroft.platform.page;

import java.util.List;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The pages without a hospital: somebody is always signed in, and a few addresses fail in known ways. */
@TestComponent
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
        })
@ComponentScan("org.undercroft.platform.page")
class PagesAlone {

    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; "
                    + "base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    /** Shows the pages to the person building them: {@code --spring.profiles.active=demo --server.port=…}. */
    static void main(String[] arguments) {
        SpringApplication.run(PagesAlone.class, arguments);
    }

    @Bean
    SecurityFilterChain everybodyIsIn(HttpSecurity http) {
        return http.headers(headers ->
                        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY)))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .addFilterBefore(
                        (request, response, chain) -> {
                            var person = new TestingAuthenticationToken("Ada <Verwey>", "", "ROLE_LAB");
                            SecurityContextHolder.setContext(new SecurityContextImpl(person));
                            chain.doFilter(request, response);
                        },
                        AuthorizationFilter.class)
                .build();
    }

    @Bean
    NavigationEntry orders() {
        return entry(new Department("Laboratory", 10), "Orders & results", "/orders", "o");
    }

    @Bean
    NavigationEntry guide() {
        return entry(new Department("Laboratory", 10), "Style guide", "/styleguide", "s");
    }

    @Bean
    NavigationEntry equipment() {
        return entry(new Department("Biomedical engineering", 20), "Equipment", "/equipment", "e");
    }

    @Bean
    NavigationEntry secret() {
        return new NavigationEntry(
                new Department("Administration", 90), "Accounts", "/accounts", 1, null, Set.of("ROLE_ADMINISTRATOR"));
    }

    private static NavigationEntry entry(Department department, String label, String path, String shortcut) {
        return new NavigationEntry(department, label, path, 1, shortcut, Set.of("ROLE_LAB"));
    }

    @RestController
    static class Failures {

        @GetMapping({"/conflict", "/api/conflict"})
        String conflict() {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "Work order 7 was <closed> by somebody else.");
        }

        @GetMapping({"/broken", "/api/broken"})
        String broken() {
            throw new IllegalStateException("secret inner words");
        }
    }

    @Controller
    static class SignIn {

        @GetMapping("/sign-in")
        ModelAndView signIn() {
            return new ModelAndView("security/sign-in")
                    .addObject("failed", true)
                    .addObject("signedOut", false)
                    .addObject("notice", null)
                    .addObject("demoAccounts", List.of("lab", "admin"));
        }
    }
}
