package org.undercroft.platform.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * How long browsers may keep an asset of ours: for good if it was asked for by the fingerprint of its present content, else
 * they ask again each time, and get nothing but "not modified" while its content is the same.
 */
final class AssetCaching implements HandlerInterceptor {

    private final CacheControl forGood;

    AssetCaching(CacheControl forGood) {
        this.forGood = forGood;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String asked = request.getParameter("v");
        Resource asset = Assets.resource(request.getRequestURI());
        boolean present = asked != null && asset.exists() && asked.equals(Assets.fingerprint(asset));
        CacheControl control = present ? forGood : CacheControl.noCache();
        response.setHeader(HttpHeaders.CACHE_CONTROL, control.getHeaderValue());
        return true;
    }

    static String etag(Resource asset) {
        return '"' + Assets.fingerprint(asset) + '"';
    }
}
