package org.undercroft.platform.security.gate;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletMapping;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.undercroft.UndercroftTest;
import org.undercroft.platform.security.Role;
import org.undercroft.platform.security.account.AccountName;
import org.undercroft.platform.security.account.Person;
import org.undercroft.platform.security.program.Programs;

/**
 * Every endpoint and method, for every role, for strangers and for a program whose scope is another one. Refusals are
 * real requests to the running program; who may enter is asked of the gate itself where a request would change
 * something, and for one role of those who may is a real request where it only reads.
 */
@UndercroftTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoleMatrixTest {

    private static final Path TABLE = Path.of("docs", "security", "access-matrix.md");
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final String OTHER_SCOPE = "system/Basic.r";
    private static final Set<Integer> REFUSED = Set.of(401, 403);

    private final List<Endpoint> endpoints;
    private final AccessRules gate;
    private final Programs programs;
    private final Map<Role, HttpClient> browsers = new EnumMap<>(Role.class);

    @LocalServerPort
    private int port;

    RoleMatrixTest(
            @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
            @Autowired AccessRules gate,
            @Autowired Programs programs) {
        this.endpoints = Endpoint.all(mapping);
        this.gate = gate;
        this.programs = programs;
    }

    @ParameterizedTest
    @EnumSource
    void theGateLetsARoleInExactlyWhereTheRuleSays(Role role) {
        Authentication person = UsernamePasswordAuthenticationToken.authenticated(
                new Person(new AccountName(role.demoAccount()), role.label()),
                null,
                List.of(new SimpleGrantedAuthority(role.authority())));
        assertThat(endpoints)
                .filteredOn(endpoint ->
                        gate.authorize(() -> person, asked(endpoint)).isGranted() != allowed(role, endpoint))
                .as("decided otherwise than stated for " + role)
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aRoleIsRefusedWhereverItsRuleDoesNotLetItIn(Role role) throws Exception {
        HttpClient browser = signedIn(role);
        String token = csrf(browser, "/account");
        List<String> wrong = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            if (allowed(role, endpoint) && (endpoint.changes() || role != entitled(endpoint))) {
                continue;
            }
            int status = status(browser, endpoint.request(port).header("X-CSRF-TOKEN", token));
            if (isFailure(status) || allowed(role, endpoint) == REFUSED.contains(status)) {
                wrong.add(role + " at " + endpoint + " got " + status);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aStrangerIsRefusedOrSentToSignIn() throws Exception {
        HttpClient stranger = HttpClient.newHttpClient();
        List<String> wrong = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            if (!endpoint.rule().anyone()) {
                int status = status(stranger, endpoint.request(port));
                boolean refused = REFUSED.contains(status) || (status == 302 && !endpoint.isForPrograms());
                if (!refused) {
                    wrong.add(endpoint + " got " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aProgramIsRefusedWhereItsScopesDoNotLetItIn() throws Exception {
        HttpClient program = HttpClient.newHttpClient();
        String token = accessToken(program);
        Caller caller = new Caller.Program(List.of(OTHER_SCOPE));
        List<String> wrong = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            if (endpoint.isForPrograms() && !caller.satisfies(endpoint.rule())) {
                int status = status(program, endpoint.request(port).header("Authorization", "Bearer " + token));
                if (status != 403) {
                    wrong.add(endpoint + " got " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatChangesSomethingIsRefusedToASessionWithoutItsToken() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            if (endpoint.changes()) {
                Role entitled = entitled(endpoint);
                int status = status(signedIn(entitled), endpoint.request(port));
                if (status != 403) {
                    wrong.add(entitled + " at " + endpoint + " got " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theTableForReviewersIsWhatTheCodeSays() throws IOException {
        String table = AccessTable.of(endpoints);
        if ("write".equals(System.getProperty("undercroft.access-matrix"))) {
            Files.createDirectories(TABLE.getParent());
            Files.writeString(TABLE, table);
        }
        assertThat(TABLE)
                .as("Access changed. Make the table anew with -Dundercroft.access-matrix=write and review what differs")
                .exists()
                .hasContent(table);
    }

    /** The first role that may call it. */
    private static Role entitled(Endpoint endpoint) {
        return Arrays.stream(Role.values())
                .filter(role -> allowed(role, endpoint))
                .findFirst()
                .orElse(Role.ADMINISTRATOR);
    }

    private static boolean allowed(Role role, Endpoint endpoint) {
        return new Caller.Colleague(Set.of(role)).satisfies(endpoint.rule());
    }

    private static RequestAuthorizationContext asked(Endpoint endpoint) {
        MockHttpServletRequest request = new MockHttpServletRequest(endpoint.method(), endpoint.path());
        request.setHttpServletMapping(new MockHttpServletMapping("", "/", "dispatcherServlet", MappingMatch.DEFAULT));
        if (endpoint.changes()) {
            request.setContentType(endpoint.contentType());
        }
        return new RequestAuthorizationContext(request);
    }

    /** Whether the program failed: a request to nothing that exists is answered, not stumbled over. */
    private static boolean isFailure(int status) {
        return status >= 500;
    }

    /** The status alone. A refusal is read to its end, so that the connection serves again; a page may never end. */
    private static int status(HttpClient client, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer =
                client.send(request.header("Accept", "application/json, */*").build(), BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() >= 300) {
                body.transferTo(OutputStream.nullOutputStream());
            }
        }
        return answer.statusCode();
    }

    private HttpClient signedIn(Role role) throws IOException, InterruptedException {
        HttpClient known = browsers.get(role);
        if (known != null) {
            return known;
        }
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        String form = "username=" + role.demoAccount() + "&password=demo&_csrf="
                + URLEncoder.encode(csrf(browser, "/sign-in"), StandardCharsets.UTF_8);
        browser.send(
                HttpRequest.newBuilder(uri("/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.discarding());
        browsers.put(role, browser);
        return browser;
    }

    private String csrf(HttpClient browser, String page) throws IOException, InterruptedException {
        return found(
                CSRF,
                browser.send(HttpRequest.newBuilder(uri(page)).build(), BodyHandlers.ofString())
                        .body());
    }

    private String accessToken(HttpClient client) throws IOException, InterruptedException {
        Programs.Registered registered = programs.registerWithSecret("Role matrix", List.of(OTHER_SCOPE));
        String credentials = registered.clientId() + ":" + registered.secret();
        return found(
                ACCESS_TOKEN,
                client.send(
                                HttpRequest.newBuilder(uri("/oauth2/token"))
                                        .header(
                                                "Authorization",
                                                "Basic "
                                                        + Base64.getEncoder()
                                                                .encodeToString(
                                                                        credentials.getBytes(StandardCharsets.UTF_8)))
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(BodyPublishers.ofString(
                                                "grant_type=client_credentials&scope=" + OTHER_SCOPE))
                                        .build(),
                                BodyHandlers.ofString())
                        .body());
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
