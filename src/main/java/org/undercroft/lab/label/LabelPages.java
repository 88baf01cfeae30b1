package org.undercroft.lab.label;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.lab.MayCollectSpecimens;
import org.undercroft.lab.MaySetUpLab;

/** Labels for browsers and programs; a print changes what is known, so it is never a link. */
@RestController
@MayCollectSpecimens
class LabelPages {

    private final Labels labels;

    LabelPages(Labels labels) {
        this.labels = labels;
    }

    /** What a program asks for; without size the tube label, without form PDF. */
    record Asked(List<String> accessions, @Nullable String size, Labels.@Nullable Form form) {}

    @PostMapping("/lab/labels")
    ResponseEntity<byte[]> print(
            @RequestParam List<String> accession,
            @RequestParam(defaultValue = "") String size,
            @RequestParam(defaultValue = "PDF") Labels.Form form) {
        return answer(labels.print(accession, size, form), form);
    }

    @PostMapping("/api/labels")
    ResponseEntity<byte[]> print(@RequestBody Asked asked) {
        Labels.Form form = asked.form() == null ? Labels.Form.PDF : asked.form();
        return answer(labels.print(asked.accessions(), asked.size() == null ? "" : asked.size(), form), form);
    }

    @GetMapping("/api/labels/sizes")
    List<LabelSize> sizes() {
        return labels.sizes();
    }

    /** Adds a size or changes it. */
    @PutMapping("/api/labels/sizes")
    @MaySetUpLab
    void save(@RequestBody LabelSize size) {
        labels.save(size);
    }

    private static ResponseEntity<byte[]> answer(byte[] content, Labels.Form form) {
        String name = form == Labels.Form.PDF ? "labels.pdf" : "labels.zpl";
        return ResponseEntity.ok()
                .contentType(form == Labels.Form.PDF ? MediaType.APPLICATION_PDF : MediaType.TEXT_PLAIN)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(name).build().toString())
                .body(content);
    }
}
