package org.undercroft.lab.workbench;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.exchange.FileDrops;
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.platform.page.Refusal;

/** Watched folders for programs. */
@RestController
@RequestMapping("/api/file-drops")
@MaySetUpLab
class FileDropApi {

    private final FileDropDesk desk;

    FileDropApi(FileDropDesk desk) {
        this.desk = desk;
    }

    /** A watched folder and whose files it takes. */
    record View(FileDrops.Folder folder, @Nullable Long analyzer, boolean readable) {

        static View of(FileDropDesk.Drop drop) {
            return new View(
                    drop.folder(),
                    drop.analyzer() == null ? null : drop.analyzer().id().value(),
                    drop.isReadable());
        }
    }

    /** A folder to make, and what its instrument is called. */
    record Made(
            String folder, @Nullable String name, @Nullable String model) {}

    /** The analyzer that leaves files there. */
    record Numbered(long analyzer) {}

    @GetMapping
    List<View> all() {
        return desk.all().stream().map(View::of).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Numbered make(@RequestBody Made made) {
        try {
            return new Numbered(desk.make(
                            made.folder(),
                            Objects.requireNonNullElse(made.name(), ""),
                            Objects.requireNonNullElse(made.model(), ""))
                    .id()
                    .value());
        } catch (IllegalArgumentException unfit) {
            throw Refusal.unfit(String.valueOf(unfit.getMessage()));
        }
    }
}
