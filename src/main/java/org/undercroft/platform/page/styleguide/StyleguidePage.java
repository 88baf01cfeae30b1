package org.undercroft.platform.page.styleguide;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.util.HtmlUtils;
import org.undercroft.platform.page.LiveStream;
import org.undercroft.platform.security.AllowedTo;
import org.undercroft.platform.security.Role;

/** The style guide, for administrators of the demonstration only. */
@Controller
@Profile("demo")
@AllowedTo(Role.ADMINISTRATOR)
class StyleguidePage {

    private final LiveStream stream;

    StyleguidePage(LiveStream styleguideStream) {
        this.stream = styleguideStream;
    }

    @GetMapping("/styleguide")
    String show(@RequestParam MultiValueMap<String, String> query, Model model) {
        model.addAttribute("page", Specimens.page(Specimens.LISTING.read(query)));
        return "styleguide/styleguide";
    }

    @GetMapping(path = "/styleguide/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream() {
        return stream.watch();
    }

    /** Answers a scanned code with itself, and tells everybody watching. */
    @PostMapping("/styleguide/scan")
    @ResponseBody
    String scan(@RequestParam("code") String code) {
        var answer = "<p>Scanned " + HtmlUtils.htmlEscape(code) + "</p>";
        stream.send("scanned", answer);
        return answer;
    }

    @PostMapping("/styleguide/act")
    String act() {
        return "redirect:/styleguide";
    }

    @Configuration(proxyBeanMethods = false)
    @Profile("demo")
    static class Stream {

        @Bean
        LiveStream styleguideStream() {
            return new LiveStream(Duration.ofSeconds(5));
        }
    }
}
