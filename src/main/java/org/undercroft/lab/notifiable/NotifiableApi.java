package org.undercroft.lab.notifiable;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.lab.facility.Facilities;
import org.undercroft.lab.facility.Facility;
import org.undercroft.platform.page.CsvText;

/** What public health hears, for programs. */
@RestController
@RequestMapping("/api/lab/notifiable")
@MayReportToPublicHealth
class NotifiableApi {

    private final NotificationList list;
    private final Notifications notifications;
    private final ReportableTables tables;
    private final Facilities facilities;

    NotifiableApi(NotificationList list, Notifications notifications, ReportableTables tables, Facilities facilities) {
        this.list = list;
        this.notifications = notifications;
        this.tables = tables;
        this.facilities = facilities;
    }

    @GetMapping("/notifications")
    List<NotificationList.Row> notifications(@RequestParam(required = false) @Nullable String condition) {
        return list.latest(condition);
    }

    @PostMapping("/notifications/{id}/again")
    void again(@PathVariable long id) {
        notifications.again(id);
    }

    /** A line of the table, its criterion as the table writes it. */
    record Line(
            String condition,
            String jurisdiction,
            int hours,
            String test,
            String loinc,
            String criterion,
            String resultCode,
            String resultName) {

        static Line of(Reportable reportable) {
            return new Line(
                    reportable.condition(),
                    reportable.jurisdiction(),
                    reportable.hours(),
                    reportable.test(),
                    reportable.loinc(),
                    reportable.criterion().text(),
                    reportable.resultCode(),
                    reportable.resultName());
        }
    }

    @GetMapping("/conditions")
    List<Line> conditions() {
        return tables.now().lines().stream().map(Line::of).toList();
    }

    /** Takes a table in the place of the one in force. */
    @PostMapping(path = "/conditions", consumes = "text/csv")
    @MaySetUpLab
    List<Line> load(@RequestBody byte[] file) {
        return tables.load(CsvText.decoded(file)).lines().stream().map(Line::of).toList();
    }

    @GetMapping("/facility")
    Facility facility() {
        return facilities.now();
    }

    @PutMapping("/facility")
    @MaySetUpLab
    void save(@RequestBody Facility facility) {
        facilities.save(facility);
    }
}
