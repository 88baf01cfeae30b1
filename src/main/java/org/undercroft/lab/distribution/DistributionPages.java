package org.undercroft.lab.distribution;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.lab.MayReadLab;
import org.undercroft.platform.page.Refusal;

/** The pictures that cell counters sent. */
@RestController
@MayReadLab
class DistributionPages {

    private final Distributions distributions;

    DistributionPages(Distributions distributions) {
        this.distributions = distributions;
    }

    /** The curves and pictures of a tube. */
    @GetMapping("/api/specimens/{accession}/distributions")
    List<Drawn> ofTube(@PathVariable String accession) {
        return distributions.read(accession);
    }

    /** A picture as PNG; refuses if there is none of this number. */
    @GetMapping("/lab/distributions/{id}.png")
    ResponseEntity<byte[]> picture(@PathVariable long id) {
        byte[] png =
                distributions.readPicture(id).orElseThrow(() -> Refusal.unknown("There is no picture " + id + "."));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.maxAge(1, TimeUnit.HOURS).cachePrivate())
                .body(png);
    }
}
