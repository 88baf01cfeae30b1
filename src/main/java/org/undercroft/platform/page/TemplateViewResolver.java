package org.undercroft.platform.page;

import gg.jte.TemplateEngine;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Finds the template of a view name: {@code lab/worklist} is {@code src/main/jte/lab/worklist.jte}. */
@Component
class TemplateViewResolver implements ViewResolver, Ordered {

    private final TemplateEngine engine;
    private final PageFrames frames;

    TemplateViewResolver(TemplateEngine engine, PageFrames frames) {
        this.engine = engine;
        this.frames = frames;
    }

    @Override
    public @Nullable View resolveViewName(String viewName, Locale locale) {
        var template = viewName + ".jte";
        return engine.hasTemplate(template) ? new TemplateView(engine, template, frames) : null;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 10;
    }
}
