package org.undercroft.lab.storage;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.specimen.Temperature;
import org.undercroft.platform.page.Column;
import org.undercroft.platform.page.Csv;
import org.undercroft.platform.page.CsvDownload;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.PageRequest;
import org.undercroft.platform.page.Refusal;

/** Stored samples in a browser: where each is, racks as grids, what to fetch and what to throw away. */
@Controller
@RequestMapping("/lab/storage")
@MayWorkInLab
class StoragePages {

    private static final int READINGS = 100;
    private static final List<Column> COLUMNS = List.of(
            Column.text("accession", "Sample"),
            Column.text("type", "Kind"),
            Column.text("unit", "Unit"),
            Column.text("shelf", "Shelf"),
            Column.text("rack", "Rack"),
            Column.text("position", "Position"),
            Column.text("stored", "Stored"),
            Column.text("by", "By"),
            Column.text("until", "Kept until"),
            Column.text("actions", "Take out"));

    private final StorageBook book;
    private final StorageUnits units;
    private final StorageDesk desk;
    private final Storekeeping keeping;

    StoragePages(StorageBook book, StorageUnits units, StorageDesk desk, Storekeeping keeping) {
        this.book = book;
        this.units = units;
        this.desk = desk;
        this.keeping = keeping;
    }

    @GetMapping
    String storage(@RequestParam MultiValueMap<String, String> query, Model model) {
        model.addAttribute("page", desk.page(StorageBook.LISTING.read(query)));
        model.addAttribute("columns", COLUMNS);
        model.addAttribute("units", units.units());
        return "lab/storage";
    }

    @GetMapping("/samples.csv")
    void csv(@RequestParam MultiValueMap<String, String> query, HttpServletResponse response) throws IOException {
        PageRequest request = StorageBook.LISTING.ofSize(500).read(query);
        List<Stored> rows = desk.page(request).rows();
        Csv csv = CsvDownload.to(
                response,
                "stored-samples",
                List.of("sample", "kind", "unit", "shelf", "rack", "position", "stored", "by", "kept until"));
        for (Stored row : rows) {
            csv.row(List.of(
                    row.accession(),
                    row.type(),
                    row.unit(),
                    row.shelf(),
                    row.rack(),
                    row.position(),
                    row.storedAt(),
                    row.storedBy(),
                    row.keepUntil()));
        }
    }

    /** A rack's code opens the rack; a sample's number says where it is. */
    @PostMapping("/scan")
    String scan(@RequestParam String code, RedirectAttributes then) {
        Optional<Rack> rack = units.rackCoded(code.strip());
        if (rack.isPresent()) {
            return "redirect:/lab/storage/racks/" + rack.get().id();
        }
        Optional<Stored> stored = book.of(code.strip());
        if (stored.isPresent()) {
            then.addFlashAttribute(
                    "notice",
                    Notice.info(stored.get().accession() + " stands in "
                            + stored.get().place() + "."));
            then.addAttribute("accession", stored.get().accession());
        } else {
            then.addFlashAttribute(
                    "notice", Notice.warning("Nothing stored and no rack has the code '" + code.strip() + "'."));
        }
        return "redirect:/lab/storage";
    }

    @PostMapping("/units")
    String addUnit(
            @RequestParam String name,
            @RequestParam Temperature temperature,
            @RequestParam(required = false) @Nullable BigDecimal low,
            @RequestParam(required = false) @Nullable BigDecimal high,
            @RequestParam(defaultValue = "") String equipmentTag,
            RedirectAttributes then) {
        return tried("/lab/storage", then, () -> {
            keeping.addUnit(name, temperature, low, high, equipmentTag);
            return name + " was entered. Open it to add racks.";
        });
    }

    @GetMapping("/units/{id}")
    String unit(@PathVariable long id, Model model) {
        model.addAttribute("unit", keeping.unit(id));
        model.addAttribute("racks", units.racks(id));
        model.addAttribute("readings", units.readings(id, READINGS));
        return "lab/storage-unit";
    }

    @PostMapping("/units/{id}/racks")
    String addRack(
            @PathVariable long id,
            @RequestParam String shelf,
            @RequestParam String name,
            @RequestParam int rows,
            @RequestParam int columns,
            RedirectAttributes then) {
        return tried("/lab/storage/units/" + id, then, () -> {
            keeping.addRack(id, shelf, name, rows, columns);
            return "Rack " + name + " was entered.";
        });
    }

    @PostMapping("/units/{id}/temperature")
    String temperature(@PathVariable long id, @RequestParam BigDecimal celsius, RedirectAttributes then) {
        return tried(
                "/lab/storage/units/" + id,
                then,
                () -> keeping.temperature(id, celsius)
                        ? "Noted: outside the limits. Whoever watches was told."
                        : "Noted: within the limits.");
    }

    @GetMapping("/racks/{id}")
    String rack(@PathVariable long id, Model model) {
        model.addAttribute("map", desk.map(id));
        return "lab/rack";
    }

    @PostMapping("/racks/{id}/scan")
    String store(
            @PathVariable long id,
            @RequestParam String code,
            @RequestParam(defaultValue = "") String position,
            RedirectAttributes then) {
        Optional<Rack> other = units.rackCoded(code.strip());
        if (other.isPresent()) {
            return "redirect:/lab/storage/racks/" + other.get().id();
        }
        return tried("/lab/storage/racks/" + id, then, () -> {
            try {
                Position at = position.isBlank() ? null : Position.of(position);
                Stored stored = keeping.store(code.strip(), id, at);
                return stored.accession() + " stands at " + stored.position() + ".";
            } catch (IllegalArgumentException unfit) {
                throw Refusal.unfit(String.valueOf(unfit.getMessage()));
            }
        });
    }

    @PostMapping("/take-out")
    String takeOut(
            @RequestParam String code,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "/lab/storage") String back,
            RedirectAttributes then) {
        String to = back.matches("/lab/storage(/[\\w/-]*)?") ? back : "/lab/storage";
        return tried(to, then, () -> keeping.retrieve(code.strip(), reason).accession() + " was taken out.");
    }

    @GetMapping("/retrieval")
    String retrieval(Model model) {
        model.addAttribute("wanted", desk.wanted());
        return "lab/retrieval";
    }

    @PostMapping("/retrieval")
    String want(@RequestParam String codes, @RequestParam String purpose, RedirectAttributes then) {
        return tried("/lab/storage/retrieval", then, () -> {
            List<String> not = keeping.want(Arrays.asList(codes.split("[\\s,;]+", -1)), purpose);
            return not.isEmpty()
                    ? "On the list."
                    : "On the list, but for these, which aren't stored: " + String.join(", ", not);
        });
    }

    @GetMapping("/discard")
    String discard(@RequestParam(defaultValue = "false") boolean confirm, Model model) {
        model.addAttribute("due", keeping.due());
        model.addAttribute("confirm", confirm);
        return "lab/discard";
    }

    @PostMapping("/discard")
    String discard(
            @RequestParam List<Long> stay, @RequestParam(defaultValue = "0") int counted, RedirectAttributes then) {
        return tried("/lab/storage/discard", then, () -> {
            if (counted != stay.size()) {
                throw Refusal.unfit(
                        "You confirmed " + counted + " samples, but " + stay.size() + " are listed: count them again.");
            }
            int gone = keeping.discard(stay);
            return gone + " of " + stay.size() + " samples were thrown away.";
        });
    }

    private static String tried(String to, RedirectAttributes then, Supplier<String> work) {
        try {
            then.addFlashAttribute("notice", Notice.success(work.get()));
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
        }
        return "redirect:" + to;
    }
}
