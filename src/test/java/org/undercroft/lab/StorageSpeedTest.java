package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.undercroft.UndercroftTest;

/** How fast the storage page is with 100,000 stored samples, by {@code -Dundercroft.bench=true}. */
@UndercroftTest
@Import(Laboratory.class)
@EnabledIfSystemProperty(named = "undercroft.bench", matches = "true")
class StorageSpeedTest {

    private static final Logger log = LoggerFactory.getLogger(StorageSpeedTest.class);
    private static final int ROUNDS = 30;

    private final Laboratory laboratory;
    private final LabDesk desk;

    StorageSpeedTest(@Autowired Laboratory laboratory, @LocalServerPort int port) {
        this.laboratory = laboratory;
        this.desk = new LabDesk(port, "lab");
    }

    @Test
    void theFirstPageOfAHundredThousandSamples() {
        fill();
        measure("first page", "/lab/storage", 200);
        measure("oldest first", "/lab/storage?sort=until&direction=asc", 200);
        measure("one sample by its number", "/lab/storage?accession=SPEED099999", 200);
        measure(
                "one rack's map",
                "/lab/storage/racks/" + laboratory.text("select max(id)::text from lab.storage_rack"),
                200);
        measure("page 1,000", "/lab/storage?page=1000", 400);
        measure("samples of one kind", "/lab/storage?type=SER", 800);
    }

    /** 1,042 racks of 96 in 10 freezers, filled one after the other. */
    private void fill() {
        laboratory.run("insert into lab.storage_unit (name, temperature) select 'Speed ' || n, 'FROZEN' from"
                + " generate_series(1, 10) n");
        laboratory.run("""
            insert into lab.storage_rack (unit, shelf, name, rows, columns, used)
            select u.id, (n % 10)::text, 'Box ' || n, 8, 12, 96 from lab.storage_unit u, generate_series(1, 105) n
             where u.name like 'Speed %'
            """);
        laboratory.run("""
            insert into lab.specimen (accession, type, patient, created_at, state, received_at)
            select 'SPEED' || lpad(n::text, 6, '0'), case when n % 3 = 0 then 'EDTA' else 'SER' end, 'p' || n % 20000, now(),
                   'STORED', now() from generate_series(0, 99999) n
            """);
        laboratory.run("""
            insert into lab.storage_stay (specimen, rack, row_number, column_number, stored_at, stored_by, keep_until)
            select s.id, r.id, s.place / 12 % 8 + 1, s.place % 12 + 1, now() - make_interval(mins => s.place::int),
                   'generator', current_date + (s.place % 30)::int
              from (select id, row_number() over (order by id) - 1 as place from lab.specimen where accession like 'SPEED%') s
              join (select id, row_number() over (order by id) - 1 as place from lab.storage_rack where name like 'Box %') r
                on r.place = s.place / 96
            """);
        laboratory.run("analyze lab.specimen");
        laboratory.run("analyze lab.storage_stay");
        assertThat(laboratory.text("select count(*)::text from lab.storage_stay where taken_at is null"))
                .matches("1\\d{5}");
    }

    private void measure(String what, String path, long most) {
        List<Long> took = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            Instant begin = Instant.now();
            assertThat(desk.page(path).statusCode()).isEqualTo(200);
            took.add(Duration.between(begin, Instant.now()).toMillis());
        }
        Collections.sort(took);
        long median = took.get(ROUNDS / 2);
        log.info("{}: median {} ms, slowest but one {} ms", what, median, took.get(ROUNDS - 2));
        assertThat(median).as(what).isLessThan(most);
    }
}
