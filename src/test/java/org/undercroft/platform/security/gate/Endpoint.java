package org.undercroft.platform.security.gate;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.condition.MediaTypeExpression;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.undercroft.InEveryTest;

/**
 * A path and a method that a controller answers, with its rule.
 *
 * @param method the HTTP method
 * @param pattern the path as it is mapped
 * @param contentType what a request to it carries
 * @param rule who may call it
 */
record Endpoint(String method, String pattern, String contentType, AccessRule rule) {

    private static final Pattern VARIABLE = Pattern.compile("\\{(?:[^/{}]|\\{[^}]*})+}");
    private static final String BOUNDARY = "boundary";
    private static final String EMPTY_FORM = "--" + BOUNDARY
            + "\r\nContent-Disposition: form-data; name=\"nothing\"\r\n\r\n\r\n--" + BOUNDARY + "--\r\n";
    private static final Set<String> READ = Set.of("GET", "HEAD");
    private static final List<RequestMethod> METHODS = List.of(
            RequestMethod.GET, RequestMethod.POST, RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE);
    private static final Comparator<Endpoint> BY_PATH =
            Comparator.comparing(Endpoint::pattern).thenComparing(Endpoint::method);

    /** All that the program's controllers answer, by path; not what tests added to it. */
    static List<Endpoint> all(RequestMappingHandlerMapping mapping) {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(entry -> !entry.getValue().getBeanType().isAnnotationPresent(InEveryTest.class))
                .flatMap(Endpoint::of)
                .filter(endpoint -> !endpoint.pattern.equals("/error"))
                .sorted(BY_PATH)
                .distinct()
                .toList();
    }

    private static Stream<Endpoint> of(Map.Entry<RequestMappingInfo, HandlerMethod> entry) {
        RequestMappingInfo info = entry.getKey();
        AccessRule rule = AccessRules.ruleOf(entry.getValue()).orElseThrow();
        Set<RequestMethod> stated = info.getMethodsCondition().getMethods();
        return info.getPatternValues().stream()
                .flatMap(pattern -> METHODS.stream()
                        .filter(method -> stated.isEmpty() || stated.contains(method))
                        .map(method -> new Endpoint(method.name(), pattern, contentType(info, pattern), rule)));
    }

    private static String contentType(RequestMappingInfo info, String pattern) {
        return info.getConsumesCondition().getExpressions().stream()
                .filter(expression -> !expression.isNegated())
                .map(MediaTypeExpression::getMediaType)
                .map(Object::toString)
                .findFirst()
                .orElse(pattern.startsWith("/api/") ? "application/json" : "application/x-www-form-urlencoded");
    }

    /** A path that the pattern matches, of nothing that exists. */
    String path() {
        return VARIABLE.matcher(pattern).replaceAll("0");
    }

    /** Whether calling it may change something. */
    boolean changes() {
        return !READ.contains(method);
    }

    /** Whether it stands behind a door for programs. */
    boolean isForPrograms() {
        return pattern.startsWith("/api/") || pattern.startsWith("/fhir") || pattern.startsWith("/dicom-web");
    }

    /** A request to it, with nothing in it. */
    HttpRequest.Builder request(int port) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path()))
                .timeout(Duration.ofSeconds(60));
        if (!changes()) {
            return request.method(method, BodyPublishers.noBody());
        }
        return contentType.startsWith("multipart/")
                ? request.method(method, BodyPublishers.ofString(EMPTY_FORM))
                        .header("Content-Type", contentType + "; boundary=" + BOUNDARY)
                : request.method(method, BodyPublishers.noBody()).header("Content-Type", contentType);
    }

    @Override
    public String toString() {
        return method + " " + pattern;
    }
}
