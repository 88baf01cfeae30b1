package org.undercroft.platform.security.gate;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.UnsatisfiedServletRequestParameterException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.undercroft.platform.security.AllowedTo;

/**
 * Decides each request by the rule on the controller method that will answer it. No rule, no entry; nor where the path is
 * known, but not with this method, media type or parameter.
 */
@Component
class AccessRules implements AuthorizationManager<RequestAuthorizationContext> {

    private static final String DISPATCHER = "dispatcherServlet";

    private final Supplier<RequestMappingHandlerMapping> mapping;

    AccessRules(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping) {
        this.mapping = mapping::getObject;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        try {
            return new AuthorizationDecision(allows(Caller.of(authentication.get()), context.getRequest()));
        } catch (HttpRequestMethodNotSupportedException
                | HttpMediaTypeNotSupportedException
                | HttpMediaTypeNotAcceptableException
                | UnsatisfiedServletRequestParameterException unanswered) {
            return new Unanswered(unanswered);
        } catch (Exception e) {
            throw new IllegalStateException("Who answers this request could not be told", e);
        }
    }

    private boolean allows(Caller caller, HttpServletRequest request) throws Exception {
        if (!DISPATCHER.equals(request.getHttpServletMapping().getServletName())) {
            return false;
        }
        return switch (handler(request)) {
            case HandlerMethod method -> ruleOf(method).map(caller::satisfies).orElse(false);
            case null, default -> caller.isKnown();
        };
    }

    /** The rule on a controller method: its own, else its class's, else the one known for a library's controller. */
    static Optional<AccessRule> ruleOf(HandlerMethod method) {
        AllowedTo own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), AllowedTo.class);
        AllowedTo stated =
                own != null ? own : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), AllowedTo.class);
        return stated == null ? libraryRule(method.getBeanType()) : Optional.of(AccessRule.of(stated));
    }

    private static Optional<AccessRule> libraryRule(Class<?> controller) {
        if (ErrorController.class.isAssignableFrom(controller)) {
            return Optional.of(AccessRule.ANYONE);
        }
        return controller.getName().startsWith("org.springdoc.")
                ? Optional.of(AccessRule.ANYONE_KNOWN)
                : Optional.empty();
    }

    /** Who answers; null if no controller method does, and so a resource or nothing. */
    private @Nullable Object handler(HttpServletRequest request) throws Exception {
        if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
            ServletRequestPathUtils.parseAndCache(request);
        }
        HandlerExecutionChain chain = mapping.get().getHandler(request);
        return chain == null ? null : chain.getHandler();
    }
}
