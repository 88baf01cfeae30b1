package org.undercroft.platform.security.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletMapping;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.undercroft.InEveryTest;
import org.undercroft.UndercroftTest;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.security.AllowedTo;
import org.undercroft.platform.security.Role;
import org.undercroft.platform.security.account.AccountName;
import org.undercroft.platform.security.account.Person;

@UndercroftTest
class GateTest {

    private final RequestMappingHandlerMapping mapping;
    private final AccessRules gate;
    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    GateTest(
            @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
            @Autowired AccessRules gate) {
        this.mapping = mapping;
        this.gate = gate;
    }

    @Test
    void everyEndpointHasARule() {
        List<String> without = mapping.getHandlerMethods().values().stream()
                .filter(method -> AccessRules.ruleOf(method).isEmpty())
                .map(Object::toString)
                .filter(name -> !name.contains("unruled"))
                .toList();
        assertThat(without)
                .as("controller methods without @AllowedTo, which nobody can call")
                .isEmpty();
    }

    @Test
    void anEndpointWithoutARuleIsRefusedToEverybody() throws Exception {
        HttpResponse<String> refused = get("/api/test/unruled", "admin");
        assertThat(refused.statusCode())
                .as(() -> refused.headers() + refused.body())
                .isEqualTo(403);
    }

    @Test
    void aRoleEntersItsOwnEndpointAndNoOther() throws Exception {
        HttpResponse<String> own = get("/api/test/laboratory", "lab");
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(own.body()).isEqualTo("lab");
        assertThat(get("/api/test/laboratory", "nurse").statusCode()).isEqualTo(403);
    }

    @Test
    void aKindOfRequestThatNobodyAnswersIsNotLetIn() {
        assertThat(gate.authorize(GateTest::administrator, asked("DELETE", "/api/test/laboratory"))
                        .isGranted())
                .isFalse();
        assertThat(gate.authorize(GateTest::administrator, asked("GET", "/assets/nothing"))
                        .isGranted())
                .as("a resource, which no controller method answers")
                .isTrue();
    }

    @Test
    void aKindOfRequestThatNobodyAnswersIsToldWhatIsWrong() throws Exception {
        HttpResponse<String> refused = client.send(
                known("/api/test/laboratory", "lab", "demo").DELETE().build(), BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("Allow"))
                .hasValueSatisfying(allowed -> assertThat(allowed.split(", ")).contains("GET", "POST"));
    }

    @Test
    void whatCannotBeDecidedOpensNothing() throws Exception {
        assertThatIllegalStateException()
                .isThrownBy(() -> gate.authorize(GateTest::administrator, asked("GET", "/api/test/or/or")));
        assertThat(get("/api/test/or/or", "lab").statusCode()).isEqualTo(500);
    }

    @Test
    void aStrangerIsAskedForCredentials() throws Exception {
        assertThat(get("/api/test/laboratory", null).statusCode()).isEqualTo(401);
        assertThat(get("/fhir/Patient/1", null).statusCode()).isEqualTo(401);
    }

    @Test
    void aPartOfAPageThatLostItsSessionSendsTheWholePageToSignIn() throws Exception {
        HttpResponse<String> refused = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/account"))
                        .header("HX-Request", "true")
                        .build(),
                BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("HX-Redirect")).hasValue("/sign-in");
    }

    @Test
    void aWrongPasswordIsRefusedAtTheApi() throws Exception {
        assertThat(send("/api/test/laboratory", "lab", "wrong").statusCode()).isEqualTo(401);
    }

    @Test
    void healthIsPublicAndTheRestOfTheActuatorIsNot() throws Exception {
        assertThat(get("/actuator/health", null).statusCode()).isEqualTo(200);
        assertThat(get("/actuator/prometheus", null).statusCode()).isNotEqualTo(200);
    }

    private HttpResponse<String> get(String path, @Nullable String name) throws IOException, InterruptedException {
        return send(path, name, "demo");
    }

    private HttpResponse<String> send(String path, @Nullable String name, String password)
            throws IOException, InterruptedException {
        return client.send(known(path, name, password).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder known(String path, @Nullable String name, String password) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (name != null) {
            String credentials =
                    Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + credentials);
        }
        return request;
    }

    private static Authentication administrator() {
        return UsernamePasswordAuthenticationToken.authenticated(
                new Person(new AccountName("admin"), "Administrator"),
                null,
                List.of(new SimpleGrantedAuthority(Role.ADMINISTRATOR.authority())));
    }

    private static RequestAuthorizationContext asked(String method, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setHttpServletMapping(new MockHttpServletMapping("", "/", "dispatcherServlet", MappingMatch.DEFAULT));
        return new RequestAuthorizationContext(request);
    }

    @TestComponent
    @InEveryTest
    @RestController
    static class Desk {

        @GetMapping("/api/test/laboratory")
        @AllowedTo(Role.LAB_TECHNOLOGIST)
        String laboratory() {
            return Acting.current().actor().name();
        }

        @GetMapping("/api/test/unruled")
        String unruled() {
            return "nobody";
        }

        @GetMapping("/api/test/or/{one}")
        @AllowedTo(Role.LAB_TECHNOLOGIST)
        String either(@PathVariable String one) {
            return one;
        }

        @GetMapping("/api/test/{one}/or")
        @AllowedTo(Role.LAB_TECHNOLOGIST)
        String or(@PathVariable String one) {
            return one;
        }

        @PostMapping("/api/test/laboratory")
        @AllowedTo(Role.LAB_TECHNOLOGIST)
        String write() {
            return Acting.current().actor().name();
        }
    }
}
