package org.undercroft.lab.section;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.bench.Rows;
import org.undercroft.lab.bench.Worklist;

/** The benches of sections for programs. */
@RestController
@RequestMapping("/api/benches")
@MayWorkInLab
class SectionApi {

    private final SectionDesk desk;

    SectionApi(SectionDesk desk) {
        this.desk = desk;
    }

    /** A dilution; without {@code measured} the result itself is what was measured in it. */
    record Dilution(BigDecimal factor, @Nullable String measured) {}

    /** What was done, in words. */
    record Done(String words) {}

    /** A signal to cutoff ratio. */
    record Ratio(String accession, String test, BigDecimal ratio) {}

    @GetMapping("/{code}")
    Rows<SectionRow> bench(@PathVariable String code, @RequestParam MultiValueMap<String, String> query) {
        SectionBench bench = desk.bench(code);
        return Rows.of(desk.page(bench, Worklist.LISTING.read(SectionPages.asked(bench, query))));
    }

    @GetMapping("/{code}/pending")
    List<Pending> pending(@PathVariable String code) {
        return desk.pending(desk.bench(code));
    }

    @PostMapping("/results/{id}/dilution")
    Done dilute(@PathVariable long id, @RequestBody Dilution dilution) {
        return new Done(desk.dilute(id, dilution.factor(), dilution.measured() == null ? "" : dilution.measured()));
    }

    @PostMapping("/results/{id}/inr")
    Done inr(@PathVariable long id) {
        return new Done(desk.inr(id).toPlainString());
    }

    @PostMapping("/ratios")
    Done ratio(@RequestBody Ratio ratio) {
        return new Done(
                desk.ratio(ratio.accession(), ratio.test(), ratio.ratio()).name());
    }

    @PutMapping("/thromboplastin")
    @MaySetUpLab
    void use(@RequestBody Thromboplastin lot) {
        desk.use(lot);
    }

    @GetMapping("/assays")
    List<SerologyAssay> assays() {
        return desk.assays();
    }

    @PutMapping("/assays/{test}")
    @MaySetUpLab
    void set(@PathVariable String test, @RequestBody SerologyAssay assay) {
        desk.set(new SerologyAssay(test, assay.negativeBelow(), assay.positiveFrom(), assay.ratioTest()));
    }
}
