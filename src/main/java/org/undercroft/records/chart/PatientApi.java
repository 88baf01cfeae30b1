package org.undercroft.records.chart;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.platform.page.PageOf;
import org.undercroft.platform.security.AllowedTo;
import org.undercroft.platform.security.Role;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.PatientId;

/** Patients and their charts for programs. */
@RestController
@RequestMapping("/api/patients")
@MayReadRecords
class PatientApi {

    private final PatientList list;
    private final ChartDesk desk;
    private final ChartAccess access;

    PatientApi(PatientList list, ChartDesk desk, ChartAccess access) {
        this.list = list;
        this.desk = desk;
        this.access = access;
    }

    /**
     * A page of patients.
     *
     * @param rows the patients
     * @param total how many on all pages
     */
    record Patients(List<KnownPatient> rows, long total) {}

    @GetMapping
    Patients list(@RequestParam MultiValueMap<String, String> query) {
        PageOf<KnownPatient> page = list.find(PatientList.LISTING.read(query));
        return new Patients(page.rows(), page.total());
    }

    /**
     * A chart, as far as the reader's desk sees it.
     *
     * @param whole whether a part is not enough: then whoever may not see all is refused, and told how to break the glass
     */
    @GetMapping("/{id}")
    PatientChart chart(
            @PathVariable String id, @RequestParam(defaultValue = "false") boolean whole, Authentication reader) {
        return desk.open(
                        new PatientId(id),
                        patient -> whole ? access.ofWhole(reader, patient) : access.of(reader, patient))
                .orElseThrow(() -> new RefusedChange(HttpStatus.NOT_FOUND, "There is no patient " + id + "."));
    }

    /**
     * What to merge into a patient.
     *
     * @param other the identity that shall lead to it
     * @param reason why
     */
    record Merge(String other, String reason) {}

    @PostMapping("/{id}/merge")
    @AllowedTo(Role.RECORDS_MANAGER)
    PatientChart merge(@PathVariable String id, @RequestBody Merge merge, Authentication reader) {
        desk.merge(new PatientId(id), new PatientId(merge.other()), merge.reason());
        return chart(id, false, reader);
    }

    /**
     * What to undo.
     *
     * @param link the number of the link
     * @param reason why
     */
    record Unlink(long link, String reason) {}

    @PostMapping("/{id}/unlink")
    @AllowedTo(Role.RECORDS_MANAGER)
    PatientChart unlink(@PathVariable String id, @RequestBody Unlink unlink, Authentication reader) {
        desk.unlink(new PatientId(id), unlink.link(), unlink.reason());
        return chart(id, false, reader);
    }
}
