package org.undercroft.records.fhir.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.undercroft.UndercroftTest;
import org.undercroft.records.ClinicalStore;
import org.undercroft.records.fhir.FhirFormat;
import org.undercroft.records.fhir.index.IndexEntries;
import org.undercroft.records.fhir.index.SearchRegistry;
import org.undercroft.records.fhir.search.ResourceSearch;
import org.undercroft.records.fhir.search.SearchReader;

/** What it costs to store and to find. Run by {@code -Dundercroft.bench=true}; it asserts the bar of 0.5 ms CPU. */
@UndercroftTest
@EnabledIfSystemProperty(named = "undercroft.bench", matches = "true", disabledReason = "a measurement, not a test")
class ClinicalStoreSpeedTest {

    private static final Logger log = LoggerFactory.getLogger(ClinicalStoreSpeedTest.class);
    private static final int PER_TRANSACTION = 50;
    private static final int PATIENTS = 200;

    private final ClinicalStore store;
    private final ResourceSearch search;
    private final FhirFormat format;
    private final TransactionTemplate transaction;
    private final String run = UUID.randomUUID().toString();

    ClinicalStoreSpeedTest(
            @Autowired ClinicalStore store,
            @Autowired ResourceSearch search,
            @Autowired FhirFormat format,
            @Autowired PlatformTransactionManager transactions) {
        this.store = store;
        this.search = search;
        this.format = format;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    void storingAResultCostsLittle() {
        putPatients();
        put("warm", 4_000);
        double cpu = put("measured", 10_000);
        parts();
        find("Observation?patient", "patient", p(7));
        find("Observation?patient&code", "patient", p(7), "code", "http://loinc.org|718-7");
        find("Observation?patient&_sort=-date", "patient", p(7), "_sort", "-date");
        find("Observation?date=ge&date=lt", "date", "ge2026-01-01", "date", "lt2026-01-02");
        find("Observation?patient.identifier", "patient.identifier", "urn:bench|" + p(7));
        find("Observation?_summary=count&code", "_summary", "count", "code", "718-7");
        assertThat(cpu).as("CPU ms of our side for each resource").isLessThan(0.5);
    }

    /** Where the time of our side goes: writing JSON, and making the index. */
    private void parts() {
        Observation result = result("part", 1);
        int rounds = 20_000;
        for (int round = 0; round < 2; round++) {
            long start = System.nanoTime();
            for (int number = 0; number < rounds; number++) {
                format.json(result);
            }
            long middle = System.nanoTime();
            for (int number = 0; number < rounds; number++) {
                IndexEntries.of(result, ZoneOffset.UTC);
            }
            long end = System.nanoTime();
            log.warn(
                    "JSON {} us, index {} us for one Observation",
                    (middle - start) / 1000 / rounds,
                    (end - middle) / 1000 / rounds);
        }
    }

    private void putPatients() {
        transaction.executeWithoutResult(_ -> store.put(java.util.stream.IntStream.range(0, PATIENTS)
                .mapToObj(number -> {
                    Patient patient = new Patient();
                    patient.setId(p(number));
                    patient.addName().setFamily("Bench").addGiven("N" + number);
                    patient.addIdentifier().setSystem("urn:bench").setValue(p(number));
                    return patient;
                })
                .toList()));
    }

    private String p(int number) {
        return "p" + number + "-" + run.substring(0, 8);
    }

    private double put(String name, int results) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        Instant start = Instant.now();
        for (int first = 0; first < results; first += PER_TRANSACTION) {
            int from = first;
            transaction.executeWithoutResult(_ -> {
                for (int number = from; number < from + PER_TRANSACTION; number++) {
                    Observation result = result(name + number, number);
                    store.put(List.of(result, report(name + number, result)));
                }
            });
        }
        double wall = Duration.between(start, Instant.now()).toNanos() / 1e6;
        double spent = (threads.getCurrentThreadCpuTime() - cpu) / 1e6 / (results * 2.0);
        log.warn(
                "{}: {} results in {} ms = {}/s from one connection; {} ms CPU for each resource on our side",
                name,
                results,
                Math.round(wall),
                Math.round(results / wall * 1000),
                spent);
        return spent;
    }

    private Observation result(String id, int number) {
        Observation result = new Observation();
        result.setId("o-" + id + "-" + run);
        result.setStatus(Observation.ObservationStatus.FINAL);
        result.setSubject(new Reference("Patient/" + p(number % PATIENTS)));
        result.setSpecimen(new Reference("Specimen/s" + number));
        result.addBasedOn(new Reference("ServiceRequest/r" + number));
        result.addCategory()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/observation-category")
                .setCode("laboratory");
        result.getCode()
                .addCoding()
                .setSystem("http://loinc.org")
                .setCode(number % 2 == 0 ? "718-7" : "2345-7")
                .setDisplay("Hemoglobin [Mass/volume] in Blood");
        result.setEffective(
                new DateTimeType(Date.from(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number * 61L))));
        result.setValue(new Quantity()
                .setValue(BigDecimal.valueOf(number % 200, 1))
                .setUnit("g/dL")
                .setSystem("http://unitsofmeasure.org")
                .setCode("g/dL"));
        return result;
    }

    private DiagnosticReport report(String id, Observation result) {
        DiagnosticReport report = new DiagnosticReport();
        report.setId("d-" + id + "-" + run);
        report.setStatus(DiagnosticReport.DiagnosticReportStatus.FINAL);
        report.setSubject(result.getSubject());
        report.getCode().addCoding().setSystem("http://loinc.org").setCode("11502-2");
        report.setEffective(result.getEffective());
        report.addResult(new Reference("Observation/" + result.getIdElement().getIdPart()));
        return report;
    }

    private void find(String name, String... parameters) {
        var query = new java.util.LinkedHashMap<String, List<String>>();
        for (int at = 0; at < parameters.length; at += 2) {
            query.computeIfAbsent(parameters[at], _ -> new java.util.ArrayList<>())
                    .add(parameters[at + 1]);
        }
        var type = SearchRegistry.type("Observation").orElseThrow();
        double[] took = new double[100];
        int matches = 0;
        for (int round = 0; round < took.length; round++) {
            long start = System.nanoTime();
            matches = search.find(SearchReader.read(type, query, false, ZoneOffset.UTC, Instant.now()))
                    .matches()
                    .size();
            took[round] = (System.nanoTime() - start) / 1e6;
        }
        java.util.Arrays.sort(took);
        log.warn("{}: {} on the page, p50 {} ms, p95 {} ms", name, matches, took[50], took[95]);
    }
}
