package org.undercroft.exchange.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.undercroft.exchange.MayReadMessages;
import org.undercroft.exchange.MessageId;
import org.undercroft.exchange.Replay;
import org.undercroft.platform.page.PageOf;

/** Messages and dead letters for programs. */
@RestController
@MayReadMessages
class MessageApi {

    private final MessageSearch search;
    private final MessageDesk desk;
    private final DeadLetters deadLetters;
    private final Replay replay;

    MessageApi(MessageSearch search, MessageDesk desk, DeadLetters deadLetters, Replay replay) {
        this.search = search;
        this.desk = desk;
        this.deadLetters = deadLetters;
        this.replay = replay;
    }

    @GetMapping("/api/messages")
    Rows<MessageRow> inbound(@RequestParam MultiValueMap<String, String> query) {
        return Rows.of(search.inbound(MessageSearch.INBOUND.read(query)));
    }

    @GetMapping("/api/messages/{id}")
    MessageView inbound(@PathVariable long id) {
        return desk.inbound(id).orElseThrow(MessageApi::absent);
    }

    @PostMapping("/api/messages/{id}/replay")
    Count replay(@PathVariable long id) {
        return new Count(replay.of(List.of(new MessageId(id))));
    }

    @PostMapping("/api/messages/replay")
    Count replay(@RequestBody Replay.Selection selection) {
        return new Count(replay.of(selection));
    }

    @GetMapping("/api/outgoing")
    Rows<OutgoingRow> outbound(@RequestParam MultiValueMap<String, String> query) {
        return Rows.of(search.outbound(MessageSearch.OUTBOUND.read(query)));
    }

    @GetMapping("/api/outgoing/{id}")
    OutgoingView outbound(@PathVariable long id) {
        return desk.outbound(id).orElseThrow(MessageApi::absent);
    }

    @GetMapping("/api/dead-letters")
    Rows<DeadLetter> deadLetters(@RequestParam MultiValueMap<String, String> query) {
        return Rows.of(deadLetters.page(DeadLetters.LISTING.read(query)));
    }

    @PostMapping("/api/dead-letters/replay")
    Count replayDeadLetters(@RequestBody Chosen chosen) {
        return new Count(deadLetters.replay(chosen.ids()));
    }

    @PostMapping("/api/dead-letters/resolve")
    Count resolveDeadLetters(@RequestBody Chosen chosen) {
        String note = chosen.note();
        if (note == null || note.isBlank()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Say in \"note\" why they need nothing more");
        }
        return new Count(deadLetters.resolve(chosen.ids(), note.strip()));
    }

    private static ResponseStatusException absent() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no message of this number");
    }

    /** Some dead letters, and what is said about them. */
    record Chosen(List<Long> ids, @Nullable String note) {}

    /** How many messages something was done to. */
    record Count(int messages) {}

    /** One page of a list. */
    record Rows<T>(List<T> rows, long total, int page, int size) {

        static <T> Rows<T> of(PageOf<T> page) {
            return new Rows<>(
                    page.rows(),
                    page.total(),
                    page.request().page(),
                    page.request().size());
        }
    }
}
