package org.undercroft.platform.security.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.InEveryTest;
import org.undercroft.UndercroftTest;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditSearch;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.security.AllowedTo;
import org.undercroft.platform.security.program.Programs.Registered;

@UndercroftTest
class ProgramAccessTest {

    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    private final Programs programs;
    private final AuditTrail trail;
    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    ProgramAccessTest(@Autowired Programs programs, @Autowired AuditTrail trail) {
        this.programs = programs;
        this.trail = trail;
    }

    @Test
    void aProgramExchangesItsSecretForATokenAndComesIn() throws Exception {
        Registered registered = programs.registerWithSecret("Ward system", List.of("system/Patient.rs"));
        HttpResponse<String> seen = get("/fhir/test/patient", token(askWithSecret(registered, "system/Patient.rs")));
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.body()).isEqualTo("PROGRAM " + registered.clientId());
        assertThat(trail.search(new AuditSearch(null, registered.clientId(), null, "sign-in", null, null, null, 10)))
                .hasSize(1);
    }

    @Test
    void aProgramGetsNoScopeItWasNotRegisteredFor() throws Exception {
        Registered registered = programs.registerWithSecret("Narrow", List.of("system/Patient.rs"));
        assertThat(askWithSecret(registered, "system/*.cruds").statusCode()).isEqualTo(400);
    }

    @Test
    void aProgramWithoutTheScopeIsRefused() throws Exception {
        Registered registered = programs.registerWithSecret("Other", List.of("system/Observation.rs"));
        String token = token(askWithSecret(registered, "system/Observation.rs"));
        assertThat(get("/fhir/test/patient", token).statusCode()).isEqualTo(403);
        assertThat(get("/fhir/test/any", token).statusCode()).isEqualTo(200);
        assertThat(get("/api/test/people", token).statusCode()).isEqualTo(403);
    }

    @Test
    void aWrongSecretIsRefused() throws Exception {
        Registered registered = programs.registerWithSecret("Forgetful", List.of("system/Patient.rs"));
        HttpResponse<String> refused =
                askWithSecret(new Registered(registered.clientId(), "wrong"), "system/Patient.rs");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("invalid_client");
    }

    @Test
    void aDisabledProgramsTokenStopsWorkingAtOnce() throws Exception {
        Registered registered = programs.registerWithSecret("Retired", List.of("system/Patient.rs"));
        String token = token(askWithSecret(registered, "system/Patient.rs"));
        programs.changeEnabled(registered.clientId(), false);
        assertThat(get("/fhir/test/patient", token).statusCode()).isEqualTo(401);
        assertThat(askWithSecret(registered, "system/Patient.rs").statusCode()).isEqualTo(401);
    }

    @Test
    void aProgramProvesItselfByASignedAssertionWhichIsGoodOnce() throws Exception {
        ECKey key = newKey();
        String clientId = programs.registerWithKeys(
                "Bulk reader", List.of("system/*.rs"), new JWKSet(key.toPublicJWK()).toString());
        String assertion = assertion(clientId, key, 200);
        String token = token(askWithAssertion(assertion));
        assertThat(get("/fhir/test/any", token).statusCode()).isEqualTo(200);
        assertThat(askWithAssertion(assertion).statusCode()).as("replayed").isEqualTo(401);
    }

    @Test
    void anAssertionByAnotherKeyOrOfLongLifeIsRefused() throws Exception {
        ECKey key = newKey();
        String clientId =
                programs.registerWithKeys("Careless", List.of("system/*.rs"), new JWKSet(key.toPublicJWK()).toString());
        assertThat(askWithAssertion(assertion(clientId, newKey(), 200)).statusCode())
                .isEqualTo(401);
        assertThat(askWithAssertion(assertion(clientId, key, 3_600)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aForgedTokenIsRefused() throws Exception {
        String forged = "eyJhbGciOiJub25lIn0."
                + Base64.getUrlEncoder().encodeToString("{}".getBytes(StandardCharsets.UTF_8)) + ".";
        assertThat(get("/fhir/test/any", forged).statusCode()).isEqualTo(401);
    }

    @Test
    void theSmartConfigurationTellsWhereTokensAre() throws Exception {
        HttpResponse<String> told = client.send(
                HttpRequest.newBuilder(uri("/fhir/.well-known/smart-configuration"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.body()).contains("/oauth2/token", "private_key_jwt", "client_credentials");
    }

    @Test
    void privateKeysAndUnknownScopesAreNotRegistered() {
        assertThatThrownBy(() ->
                        programs.registerWithKeys("x", List.of("system/*.rs"), new JWKSet(newKey()).toString(false)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> programs.registerWithSecret("x", List.of("everything")))
                .hasMessageContaining("everything");
    }

    private HttpResponse<String> askWithSecret(Registered registered, String scope)
            throws IOException, InterruptedException {
        String credentials = Base64.getEncoder()
                .encodeToString((registered.clientId() + ":" + registered.secret()).getBytes(StandardCharsets.UTF_8));
        return ask("grant_type=client_credentials&scope=" + encoded(scope), "Authorization", "Basic " + credentials);
    }

    private HttpResponse<String> askWithAssertion(String assertion) throws IOException, InterruptedException {
        return ask(
                "grant_type=client_credentials&scope=" + encoded("system/*.rs") + "&client_assertion_type="
                        + encoded("urn:ietf:params:oauth:client-assertion-type:jwt-bearer") + "&client_assertion="
                        + assertion,
                "Accept",
                "application/json");
    }

    private HttpResponse<String> ask(String form, String header, String value)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri("/oauth2/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header(header, value)
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
    }

    private static String token(HttpResponse<String> answer) {
        Matcher matcher = TOKEN.matcher(answer.body());
        assertThat(matcher.find())
                .as(() -> answer.statusCode() + " " + answer.body())
                .isTrue();
        return matcher.group(1);
    }

    private String assertion(String clientId, ECKey key, int seconds) throws JOSEException {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(clientId)
                .subject(clientId)
                .audience("http://127.0.0.1:" + port + "/oauth2/token")
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(Instant.now().plusSeconds(seconds)))
                .build();
        SignedJWT signed = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES384).keyID(key.getKeyID()).build(), claims);
        signed.sign(new ECDSASigner(key));
        return signed.serialize();
    }

    private static ECKey newKey() throws JOSEException {
        return new ECKeyGenerator(Curve.P_384).keyID("one").generate();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @TestComponent
    @InEveryTest
    @RestController
    static class Desk {

        @GetMapping("/fhir/test/patient")
        @AllowedTo(scopes = {"system/Patient.rs", "system/*.rs"})
        String patient() {
            return Acting.current().actor().kind() + " "
                    + Acting.current().actor().name();
        }

        @GetMapping("/fhir/test/any")
        @AllowedTo(scopes = "system/")
        String any() {
            return "any";
        }

        @GetMapping("/api/test/people")
        @AllowedTo(signedIn = true)
        String people() {
            return "people";
        }
    }
}
