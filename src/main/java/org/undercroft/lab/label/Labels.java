package org.undercroft.lab.label;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.specimen.Specimen;
import org.undercroft.lab.specimen.SpecimenBook;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;

/** Prints labels, and keeps who printed which, the first time and again. */
@Component
public class Labels {

    private static final int MOST = 200;

    private final SpecimenBook book;
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    Labels(SpecimenBook book, JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.book = book;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** In which language labels are written. */
    public enum Form {
        /** A page a label. */
        PDF,
        /** For label printers. */
        ZPL
    }

    /** The kinds of label. */
    public List<LabelSize> sizes() {
        return jdbc.sql("select * from lab.label_size order by name")
                .query((row, _) -> new LabelSize(
                        row.getString("name"),
                        row.getBigDecimal("width_mm"),
                        row.getBigDecimal("height_mm"),
                        Symbology.valueOf(row.getString("symbology")),
                        row.getInt("dpi")))
                .list();
    }

    /** Adds a kind of label or changes it. */
    @Transactional
    public void save(LabelSize size) {
        jdbc.sql("""
            insert into lab.label_size (name, width_mm, height_mm, symbology, dpi) values (?, ?, ?, ?, ?)
            on conflict (name) do update set width_mm = excluded.width_mm, height_mm = excluded.height_mm,
              symbology = excluded.symbology, dpi = excluded.dpi
            """)
                .params(
                        size.name(),
                        size.width(),
                        size.height(),
                        size.symbology().name(),
                        size.dpi())
                .update();
        audit.configurationChanged("label-size/" + size.name(), null, size.toString());
    }

    /** Prints the labels of specimens; the name of the size may be empty for the first. */
    @Transactional
    public byte[] print(List<String> accessions, String sizeName, Form form) {
        if (accessions.isEmpty() || accessions.size() > MOST) {
            throw Refusal.unfit("Print 1 to " + MOST + " labels at a time.");
        }
        LabelSize size = sizes().stream()
                .filter(each -> sizeName.isEmpty()
                        ? each.name().equals("Tube")
                        : each.name().equals(sizeName))
                .findFirst()
                .orElseThrow(() -> Refusal.unfit("There is no label size '" + sizeName + "'."));
        List<LabelText> labels = accessions.stream()
                .map(accession -> LabelText.of(printed(accession, size, form)))
                .toList();
        return switch (form) {
            case PDF -> PdfLabels.of(labels, size);
            case ZPL -> ZplLabels.of(labels, size).getBytes(StandardCharsets.UTF_8);
        };
    }

    private Specimen printed(String accession, LabelSize size, Form form) {
        Instant now = clock.instant();
        Specimen specimen = book.find(accession)
                .orElseThrow(() -> Refusal.unknown("No specimen has the number " + accession + "."));
        boolean again = jdbc.sql("""
            insert into lab.label_print (specimen, at, actor, size, form, reprint)
            select ?, ?, ?, ?, ?, exists (select from lab.label_print where specimen = ?) returning reprint
            """)
                .params(
                        specimen.id(),
                        Timestamp.from(now),
                        SpecimenBook.actor(),
                        size.name(),
                        form.name(),
                        specimen.id())
                .query(Boolean.class)
                .single();
        String words = (again ? "Label printed again, " : "Label printed, ") + size.name() + " " + form;
        book.tell(specimen.id(), now, words);
        audit.record(AuditEntry.ofPatient(AuditAction.READ, "Specimen", specimen.accession(), specimen.patient())
                .saying(words));
        return specimen;
    }
}
