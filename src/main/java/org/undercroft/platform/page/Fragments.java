package org.undercroft.platform.page;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Renders a part of a page outside a request, for server-sent events. Such a template takes no {@code frame}. */
@Component
public class Fragments {

    private final TemplateEngine engine;

    Fragments(TemplateEngine engine) {
        this.engine = engine;
    }

    /**
     * The HTML of a template.
     *
     * @param view its name as a controller would return it, such as {@code watch/board-row}
     * @param parameters the template's parameters by name
     * @throws gg.jte.TemplateException if there is no such template or it fails
     */
    public String render(String view, Map<String, Object> parameters) {
        var output = new StringOutput();
        engine.render(view + ".jte", parameters, output);
        return output.toString();
    }
}
