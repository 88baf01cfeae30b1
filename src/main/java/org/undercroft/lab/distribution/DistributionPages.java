package org.undercroft.lab.distribution;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.lab.MayReadLab;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;

/** The pictures that cell counters sent. */
@RestController
@MayReadLab
class DistributionPages {

    private final Distributions distributions;
    private final AuditTrail audit;

    DistributionPages(Distributions distributions, AuditTrail audit) {
        this.distributions = distributions;
        this.audit = audit;
    }

    /** The curves and pictures of a tube. */
    @GetMapping("/api/specimens/{accession}/distributions")
    @Transactional
    public List<Drawn> ofTube(@PathVariable String accession) {
        audit.record(AuditEntry.of(AuditAction.READ, AuditEntry.PATIENT_RECORD, "distributions", accession));
        return distributions.ofTube(accession, "");
    }

    /** A picture as PNG; refuses if there is none of this number. */
    @GetMapping("/lab/distributions/{id}.png")
    @Transactional
    public ResponseEntity<byte[]> picture(@PathVariable long id) {
        byte[] png = distributions.picture(id).orElseThrow(() -> Refusal.unknown("There is no picture " + id + "."));
        audit.record(AuditEntry.of(AuditAction.READ, AuditEntry.PATIENT_RECORD, "distribution", Long.toString(id)));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.maxAge(1, TimeUnit.HOURS).cachePrivate())
                .body(png);
    }
}
