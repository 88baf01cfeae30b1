package org.undercroft.platform.security.program;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.security.AllowedTo;
import org.undercroft.platform.security.Role;

/** The administration of programs, and the document that tells programs how to come in. */
@Controller
@AllowedTo(Role.ADMINISTRATOR)
class ProgramPages {

    private static final String PATH = "/administration/programs";

    private final Programs programs;

    ProgramPages(Programs programs) {
        this.programs = programs;
    }

    @GetMapping(PATH)
    ModelAndView programs() {
        return page(null);
    }

    @PostMapping(PATH)
    ModelAndView register(
            @RequestParam String name, @RequestParam String scopes, @RequestParam(defaultValue = "") String keys) {
        List<String> wanted = Arrays.stream(scopes.strip().split("\\s+")).toList();
        try {
            return page(keys.isBlank() ? withSecret(name, wanted) : withKeys(name, wanted, keys));
        } catch (IllegalArgumentException e) {
            return page(Notice.danger(Objects.requireNonNull(e.getMessage()) + "."));
        }
    }

    private Notice withSecret(String name, List<String> scopes) {
        Programs.Registered registered = programs.registerWithSecret(name, scopes);
        return Notice.success("Client id " + registered.clientId() + " , secret " + registered.secret()
                + " . The secret is not shown again.");
    }

    private Notice withKeys(String name, List<String> scopes, String keys) {
        return Notice.success("Client id " + programs.registerWithKeys(name, scopes, keys) + " .");
    }

    @PostMapping(PATH + "/{clientId}/enabled")
    String changeEnabled(@PathVariable String clientId, @RequestParam boolean enabled) {
        if (!programs.changeEnabled(clientId, enabled)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such program");
        }
        return "redirect:" + PATH;
    }

    /** SMART App Launch 2.2.0, section 3: what a FHIR server says about how to get in. */
    @GetMapping("/fhir/.well-known/smart-configuration")
    @ResponseBody
    @AllowedTo(anyone = true)
    Map<String, Object> smartConfiguration() {
        String base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return Map.of(
                "issuer", base,
                "jwks_uri", base + "/oauth2/jwks",
                "token_endpoint", base + "/oauth2/token",
                "grant_types_supported", List.of("client_credentials"),
                "token_endpoint_auth_methods_supported", List.of("client_secret_basic", "private_key_jwt"),
                "token_endpoint_auth_signing_alg_values_supported", List.of("RS384", "ES384"),
                "scopes_supported", List.of("system/*.rs", "system/*.cruds"),
                "code_challenge_methods_supported", List.of("S256"),
                "capabilities",
                        List.of("client-confidential-asymmetric", "client-confidential-symmetric", "permission-v2"));
    }

    private ModelAndView page(@Nullable Notice notice) {
        ModelAndView page = new ModelAndView("security/programs");
        page.addObject("programs", programs.all());
        page.addObject("notice", notice);
        return page;
    }
}
