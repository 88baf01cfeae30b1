package org.undercroft.lab.microscope.viewer;

import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.undercroft.lab.MayReadLab;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.microscope.slide.Slide;
import org.undercroft.lab.microscope.slide.SlideDesk;
import org.undercroft.lab.microscope.slide.SlideRepository;
import org.undercroft.lab.microscope.slide.SlideState;
import org.undercroft.platform.page.Refusal;

/**
 * Serves slides as Deep Zoom images and as the files they came in. That a slide is opened is recorded with its
 * description, not with each tile. Tiles never change, so a browser keeps them, but no cache that others use does.
 */
@Controller
@RequestMapping("/lab/slides/{id}")
@MayReadLab
class TileServer {

    private static final CacheControl TILES =
            CacheControl.maxAge(Duration.ofHours(12)).cachePrivate().immutable();
    private static final int TILE = 256;

    private final SlideRepository slides;
    private final SlideDesk desk;

    TileServer(SlideRepository slides, SlideDesk desk) {
        this.slides = slides;
        this.desk = desk;
    }

    @GetMapping("/image.dzi")
    ResponseEntity<String> description(@PathVariable long id) {
        Slide slide = desk.open(id);
        if (!slide.isReady()) {
            throw Refusal.conflict("The slide is not ready.");
        }
        String description = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Image xmlns="http://schemas.microsoft.com/deepzoom/2008" Format="jpeg" Overlap="0" TileSize="%d">
              <Size Width="%d" Height="%d"/>
            </Image>
            """.formatted(TILE, slide.width(), slide.height());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_XML)
                .body(description);
    }

    @GetMapping("/image_files/{level}/{column}_{row}.jpeg")
    ResponseEntity<byte[]> tile(
            @PathVariable long id, @PathVariable int level, @PathVariable int column, @PathVariable int row) {
        return slides.tile(id, level, column, row)
                .map(jpeg -> ResponseEntity.ok()
                        .cacheControl(TILES)
                        .contentType(MediaType.IMAGE_JPEG)
                        .body(jpeg))
                .orElseThrow(() -> Refusal.unknown("The slide has no such tile."));
    }

    /** The file as it came, byte for byte. */
    @GetMapping("/file")
    @MayWorkInLab
    ResponseEntity<StreamingResponseBody> file(@PathVariable long id) {
        Slide slide = desk.open(id);
        if (slide.state() == SlideState.WITHDRAWN) {
            throw Refusal.conflict("The slide is withdrawn.");
        }
        String attachment = ContentDisposition.attachment()
                .filename(slide.fileName(), java.nio.charset.StandardCharsets.UTF_8)
                .build()
                .toString();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(slide.size())
                .body(out -> write(id, out));
    }

    private void write(long id, OutputStream out) throws java.io.IOException {
        int number = 0;
        for (Optional<byte[]> part = slides.part(id, number); part.isPresent(); part = slides.part(id, ++number)) {
            out.write(part.get());
        }
    }
}
