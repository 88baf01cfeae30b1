package org.undercroft.lab.storage;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.bench.Rows;
import org.undercroft.lab.specimen.Temperature;
import org.undercroft.platform.page.Refusal;

/** Storage for programs, also for sensors that tell temperatures. */
@RestController
@RequestMapping("/api/storage")
@MayWorkInLab
class StorageApi {

    private final StorageUnits units;
    private final StorageDesk desk;
    private final Storekeeping keeping;

    StorageApi(StorageUnits units, StorageDesk desk, Storekeeping keeping) {
        this.units = units;
        this.desk = desk;
        this.keeping = keeping;
    }

    /** A new freezer, refrigerator or room; limits in degrees Celsius. */
    record NewUnit(
            String name,
            Temperature temperature,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            @Nullable String equipmentTag) {}

    /** A new rack. */
    record NewRack(String shelf, String name, int rows, int columns) {}

    /** The number something got. */
    record Numbered(long id) {}

    /** A sample for a rack; without position the next free one. */
    record Put(String accession, @Nullable String position) {}

    /** Why an expired sample is used all the same. */
    record Reason(@Nullable String reason) {}

    /** Samples to be fetched, and what for. */
    record Wish(List<String> accessions, String purpose) {}

    /** Those that can't be fetched. */
    record NotStored(List<String> notStored) {}

    /** A temperature in degrees Celsius. */
    record Celsius(BigDecimal celsius) {}

    /** Whether it is outside the limits. */
    record Judged(boolean outside) {}

    /** Stays to be ended. */
    record Confirmed(List<Long> stays) {}

    /** How many were thrown away. */
    record Discarded(int discarded) {}

    @GetMapping("/samples")
    Rows<Stored> samples(@RequestParam MultiValueMap<String, String> query) {
        return Rows.of(desk.page(StorageBook.LISTING.read(query)));
    }

    @PostMapping("/samples/{accession}/retrieve")
    void retrieve(@PathVariable String accession, @RequestBody Reason why) {
        keeping.retrieve(accession, Objects.requireNonNullElse(why.reason(), ""));
    }

    @GetMapping("/units")
    List<Unit> units() {
        return units.units();
    }

    @PostMapping("/units")
    @ResponseStatus(HttpStatus.CREATED)
    Numbered addUnit(@RequestBody NewUnit said) {
        return new Numbered(keeping.addUnit(
                said.name(),
                said.temperature(),
                said.low(),
                said.high(),
                Objects.requireNonNullElse(said.equipmentTag(), "")));
    }

    @PostMapping("/units/{id}/temperature")
    Judged temperature(@PathVariable long id, @RequestBody Celsius read) {
        return new Judged(keeping.temperature(id, read.celsius()));
    }

    @GetMapping("/units/{id}/racks")
    List<Rack> racks(@PathVariable long id) {
        return units.racks(id);
    }

    @PostMapping("/units/{id}/racks")
    @ResponseStatus(HttpStatus.CREATED)
    Numbered addRack(@PathVariable long id, @RequestBody NewRack said) {
        return new Numbered(keeping.addRack(id, said.shelf(), said.name(), said.rows(), said.columns()));
    }

    @GetMapping("/racks/{id}")
    StorageDesk.Map rack(@PathVariable long id) {
        return desk.map(id);
    }

    @PostMapping("/racks/{id}/samples")
    Stored put(@PathVariable long id, @RequestBody Put said) {
        try {
            return keeping.store(said.accession(), id, said.position() == null ? null : Position.of(said.position()));
        } catch (IllegalArgumentException unfit) {
            throw Refusal.unfit(String.valueOf(unfit.getMessage()));
        }
    }

    @GetMapping("/retrievals")
    List<StorageBook.Wanted> wanted() {
        return desk.wanted();
    }

    @PostMapping("/retrievals")
    NotStored want(@RequestBody Wish wish) {
        return new NotStored(keeping.want(wish.accessions(), wish.purpose()));
    }

    @GetMapping("/discards")
    List<Stored> due() {
        return keeping.due();
    }

    @PostMapping("/discards")
    Discarded discard(@RequestBody Confirmed confirmed) {
        return new Discarded(keeping.discard(confirmed.stays()));
    }
}
