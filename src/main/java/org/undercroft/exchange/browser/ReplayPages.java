package org.undercroft.exchange.browser;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.exchange.MayReadMessages;
import org.undercroft.exchange.MessageId;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.PageRequest;

/** Replays all that a search found, and shows how far that is. */
@Controller
@MayReadMessages
class ReplayPages {

    private final MessageSearch search;
    private final ReplayRuns runs;

    ReplayPages(MessageSearch search, ReplayRuns runs) {
        this.search = search;
        this.runs = runs;
    }

    @PostMapping("/exchange/messages/replay")
    String begin(@RequestParam MultiValueMap<String, String> query, RedirectAttributes then) {
        PageRequest request = MessageSearch.INBOUND.read(query);
        if (request.filters().isEmpty()) {
            then.addFlashAttribute("notice", Notice.danger("Nothing was replayed: say first which messages you mean."));
            return "redirect:/exchange/messages";
        }
        List<MessageId> found = search.allInbound(request).stream()
                .map(row -> new MessageId(row.id()))
                .toList();
        return "redirect:/exchange/replays/" + runs.begin(found, request.toQuery());
    }

    @GetMapping("/exchange/replays/{run}")
    String show(@PathVariable long run, Model model) {
        model.addAttribute("progress", progress(run));
        return "exchange/replay";
    }

    @GetMapping("/api/replays/{run}")
    @ResponseBody
    ReplayRuns.Progress progress(@PathVariable long run) {
        return runs.progress(run)
                .orElseThrow(
                        () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no replay of this number"));
    }
}
