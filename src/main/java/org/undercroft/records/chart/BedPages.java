package org.undercroft.records.chart;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.undercroft.platform.page.Department;
import org.undercroft.platform.page.NavigationEntry;
import org.undercroft.platform.security.Role;

/** The ward board, and the same as JSON. */
@Controller
@MayReadRecords
class BedPages {

    private final BedBoard board;

    BedPages(BedBoard board) {
        this.board = board;
    }

    @GetMapping("/records/beds")
    String show(@RequestParam(required = false) @Nullable String ward, Model model) {
        model.addAttribute("wards", board.wards(ward));
        return "records/beds";
    }

    @GetMapping("/api/beds")
    @ResponseBody
    Map<String, List<BedBoard.Occupied>> beds(@RequestParam(required = false) @Nullable String ward) {
        return board.wards(ward);
    }

    @Configuration(proxyBeanMethods = false)
    static class InNavigation {

        private static final Department RECORDS = new Department("Medical records", 30);
        private static final Set<String> READERS = Set.of(
                Role.DOCTOR.authority(),
                Role.NURSE.authority(),
                Role.MEDICAL_RECORDS_TECHNICIAN.authority(),
                Role.RECORDS_MANAGER.authority(),
                Role.LAB_TECHNOLOGIST.authority(),
                Role.PATHOLOGIST.authority());

        @Bean
        NavigationEntry patientsEntry() {
            return new NavigationEntry(RECORDS, "Patients", "/records/patients", 10, "p", READERS);
        }

        @Bean
        NavigationEntry bedsEntry() {
            return new NavigationEntry(RECORDS, "Beds", "/records/beds", 20, "b", READERS);
        }
    }
}
