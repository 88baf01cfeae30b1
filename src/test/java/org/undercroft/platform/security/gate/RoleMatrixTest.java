package org.undercroft.platform.security.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.undercroft.UndercroftTest;
import org.undercroft.platform.security.Role;

/**
 * Asks every endpoint that is read as every role, over HTTP. Endpoints that change something stand behind the same gate
 * and are left out, so that the matrix changes nothing.
 */
@UndercroftTest
class RoleMatrixTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern VARIABLE = Pattern.compile("\\{[^/]+}");
    private static final Set<String> LEFT_OUT = Set.of("/error", "/sign-in");

    private final RequestMappingHandlerMapping mapping;

    @LocalServerPort
    private int port;

    RoleMatrixTest(@Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        this.mapping = mapping;
    }

    @ParameterizedTest
    @EnumSource
    void aRoleEntersExactlyWhatItsRulesSay(Role role) throws Exception {
        HttpClient browser = signedIn(role);
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<RequestMappingInfo, HandlerMethod> entry :
                mapping.getHandlerMethods().entrySet()) {
            AccessRule rule = AccessRules.ruleOf(entry.getValue()).orElseThrow();
            boolean allowed = new Caller.Colleague(Set.of(role)).satisfies(rule);
            for (String path : readPaths(entry.getKey())) {
                int status = status(browser, path);
                if (allowed == (status == 403 || status == 401)) {
                    wrong.add(role + " at " + path + " got " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<String> readPaths(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream()
                .filter(pattern -> isGet(mapping) && !LEFT_OUT.contains(pattern))
                .map(pattern -> VARIABLE.matcher(pattern).replaceAll("0"))
                .toList();
    }

    private static boolean isGet(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        return methods.isEmpty() || methods.contains(RequestMethod.GET);
    }

    /** The status alone: pages that stay open for server-sent events are not waited for. */
    private int status(HttpClient browser, String path) throws IOException, InterruptedException {
        HttpResponse<java.io.InputStream> answer = browser.send(
                HttpRequest.newBuilder(uri(path))
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    private HttpClient signedIn(Role role) throws IOException, InterruptedException {
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        String page = browser.send(HttpRequest.newBuilder(uri("/sign-in")).build(), BodyHandlers.ofString())
                .body();
        Matcher token = TOKEN.matcher(page);
        assertThat(token.find()).isTrue();
        String form = "username=" + role.demoAccount() + "&password=demo&_csrf="
                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        browser.send(
                HttpRequest.newBuilder(uri("/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.discarding());
        return browser;
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
