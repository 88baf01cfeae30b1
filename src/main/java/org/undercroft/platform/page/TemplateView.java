package org.undercroft.platform.page;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

/**
 * One template. Model entries become its parameters, and the frame is added. The whole page is rendered before the
 * first byte is sent, so that a failing template gives an error page instead of half a page.
 */
class TemplateView implements View {

    private static final String HTML = "text/html;charset=UTF-8";

    private final TemplateEngine engine;
    private final String template;
    private final PageFrames frames;

    TemplateView(TemplateEngine engine, String template, PageFrames frames) {
        this.engine = engine;
        this.template = template;
        this.frames = frames;
    }

    @Override
    public String getContentType() {
        return HTML;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var parameters = new HashMap<String, Object>(model == null ? Map.of() : model);
        parameters.putIfAbsent(PageFrame.NAME, frames.frameFor(request));
        var page = new Utf8ByteOutput();
        engine.render(template, parameters, page);
        response.setContentType(HTML);
        response.setContentLength(page.getContentLength());
        page.writeTo(response.getOutputStream());
    }
}
