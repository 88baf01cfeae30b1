package org.undercroft.exchange.browser;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.undercroft.exchange.MayReadMessages;

/** What a search finds, as files. */
@Controller
@MayReadMessages
class ExportPages {

    private final MessageExport export;

    ExportPages(MessageExport export) {
        this.export = export;
    }

    @GetMapping("/exchange/messages.csv")
    void inboundCsv(@RequestParam MultiValueMap<String, String> query, HttpServletResponse response)
            throws IOException {
        export.inboundCsv(MessageSearch.INBOUND.read(query), response);
    }

    @GetMapping("/exchange/messages.zip")
    void inboundZip(@RequestParam MultiValueMap<String, String> query, HttpServletResponse response)
            throws IOException {
        export.inboundZip(MessageSearch.INBOUND.read(query), response);
    }

    @GetMapping("/exchange/outgoing.csv")
    void outboundCsv(@RequestParam MultiValueMap<String, String> query, HttpServletResponse response)
            throws IOException {
        export.outboundCsv(MessageSearch.OUTBOUND.read(query), response);
    }

    @GetMapping("/exchange/outgoing.zip")
    void outboundZip(@RequestParam MultiValueMap<String, String> query, HttpServletResponse response)
            throws IOException {
        export.outboundZip(MessageSearch.OUTBOUND.read(query), response);
    }
}
