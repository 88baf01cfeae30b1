package org.undercroft.biomed.equipment;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;
import org.undercroft.biomed.EquipmentStatus;
import org.undercroft.biomed.MayReadEquipment;
import org.undercroft.biomed.MayWorkOnEquipment;
import org.undercroft.platform.page.Csv;
import org.undercroft.platform.page.CsvDownload;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Refusal;
import org.undercroft.platform.security.Role;

/** The equipment list and each machine's page. */
@Controller
@RequestMapping("/biomed")
class EquipmentPages {

    private static final int SHOWN = 200;

    private final Inventory inventory;
    private final EquipmentListing listing;
    private final MachineWork work;

    EquipmentPages(Inventory inventory, EquipmentListing listing, MachineWork work) {
        this.inventory = inventory;
        this.listing = listing;
        this.work = work;
    }

    @GetMapping("/equipment")
    @MayReadEquipment
    ModelAndView list(@RequestParam MultiValueMap<String, String> query, Authentication visitor) {
        return new ModelAndView("biomed/equipment-list")
                .addObject("page", listing.page(EquipmentListing.LISTING.read(query)))
                .addObject("mayWork", mayWork(visitor));
    }

    @GetMapping("/equipment.csv")
    @MayReadEquipment
    void export(@RequestParam MultiValueMap<String, String> query, HttpServletResponse response) throws IOException {
        Csv csv = CsvDownload.to(
                response,
                "equipment",
                List.of(
                        "tag",
                        "name",
                        "make",
                        "model",
                        "serial",
                        "udi",
                        "category",
                        "owner",
                        "building",
                        "room",
                        "notes",
                        "status"));
        for (Equipment machine : listing.all(EquipmentListing.LISTING.read(query))) {
            EquipmentView is = EquipmentView.of(machine);
            csv.row(List.of(
                    is.tag(),
                    is.name(),
                    is.make(),
                    is.model(),
                    is.serial(),
                    is.udi(),
                    is.category().name(),
                    is.owner(),
                    is.building(),
                    is.room(),
                    is.notes(),
                    is.status().name()));
        }
    }

    @GetMapping("/equipment/{tag}")
    @MayReadEquipment
    ModelAndView one(@PathVariable String tag, Authentication visitor) {
        return shown(inventory.get(EquipmentEntry.tag(tag)), mayWork(visitor), null);
    }

    @PostMapping("/equipment/{tag}/status")
    @MayWorkOnEquipment
    Object status(@PathVariable String tag, @RequestParam EquipmentStatus status, @RequestParam String reason) {
        try {
            return redirect(inventory.setStatus(EquipmentEntry.tag(tag), status, reason, null));
        } catch (Refusal refusal) {
            return refused(
                    shown(inventory.get(EquipmentEntry.tag(tag)), true, Notice.danger(refusal.words())), refusal);
        }
    }

    @GetMapping("/new-equipment")
    @MayWorkOnEquipment
    ModelAndView blank(@RequestParam(defaultValue = "") String tag) {
        return form(EquipmentEntry.tagged(tag), true, null);
    }

    @PostMapping("/new-equipment")
    @MayWorkOnEquipment
    Object register(@ModelAttribute EquipmentEntry entry) {
        try {
            return redirect(inventory.register(entry.readTag(), entry.description(), entry.location()));
        } catch (Refusal refusal) {
            return refused(form(entry, true, Notice.danger(refusal.words())), refusal);
        }
    }

    @GetMapping("/equipment/{tag}/edit")
    @MayWorkOnEquipment
    ModelAndView edit(@PathVariable String tag) {
        return form(EquipmentEntry.of(inventory.get(EquipmentEntry.tag(tag))), false, null);
    }

    @PostMapping("/equipment/{tag}/edit")
    @MayWorkOnEquipment
    Object change(@ModelAttribute EquipmentEntry entry) {
        try {
            return redirect(
                    inventory.describe(entry.readTag(), entry.version(), entry.description(), entry.location()));
        } catch (Refusal refusal) {
            return refused(form(entry, false, Notice.danger(refusal.words())), refusal);
        }
    }

    @ExceptionHandler(Refusal.class)
    void explain(Refusal refusal, HttpServletResponse response) throws IOException {
        response.sendError(refusal.getStatusCode().value(), refusal.words());
    }

    private ModelAndView shown(Equipment machine, boolean mayWork, @Nullable Notice notice) {
        return new ModelAndView("biomed/equipment")
                .addObject("machine", machine)
                .addObject("moments", EquipmentMoments.of(inventory.changes(machine, SHOWN)))
                .addObject("work", work.latest(machine.tag(), SHOWN))
                .addObject("twins", inventory.withSameSerial(machine.tag(), machine.description()))
                .addObject("mayWork", mayWork)
                .addObject("notice", notice);
    }

    private static ModelAndView form(EquipmentEntry entry, boolean isNew, @Nullable Notice notice) {
        return new ModelAndView("biomed/equipment-form")
                .addObject("entry", entry)
                .addObject("isNew", isNew)
                .addObject("notice", notice);
    }

    private static ModelAndView refused(ModelAndView page, Refusal refusal) {
        page.setStatus(HttpStatus.valueOf(refusal.getStatusCode().value()));
        return page;
    }

    private static String redirect(Equipment machine) {
        return "redirect:/biomed/equipment/"
                + UriUtils.encodePathSegment(machine.tag().value(), StandardCharsets.UTF_8);
    }

    private static boolean mayWork(Authentication visitor) {
        return Role.BIOMEDICAL_TECHNICIAN.isHeldBy(visitor) || Role.BIOMEDICAL_ENGINEER.isHeldBy(visitor);
    }
}
