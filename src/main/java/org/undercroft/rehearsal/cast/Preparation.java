package org.undercroft.rehearsal.cast;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.undercroft.rehearsal.script.Instrument;
import tools.jackson.databind.JsonNode;

/**
 * Tells the program of the make-believe hospital, as its administrator would: where results go, which machines there
 * are, what their codes mean and what their controls should give. What is there already stays.
 */
public final class Preparation {

    private static final Logger log = LoggerFactory.getLogger(Preparation.class);
    private static final String ADMINISTRATOR = "admin";
    private static final String ENGINEER = "engineer";
    private static final String TECHNOLOGIST = "lab";
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int MOST_TRIES = 60;

    private final Office office;
    private final int wardPort;

    /** Prepares the program that the office speaks to. */
    public Preparation(Office office, int wardPort) {
        this.office = office;
        this.wardPort = wardPort;
    }

    /** Prepares everything; tries again while the program does not answer yet. */
    public void prepare(List<Instrument> instruments) throws InterruptedException {
        for (int tries = 1; tries <= MOST_TRIES; tries++) {
            try {
                wards();
                for (Instrument instrument : instruments) {
                    equipment(instrument);
                    analyzer(instrument);
                }
                return;
            } catch (IOException e) {
                log.debug("The program does not answer yet: {}", e.getMessage());
                Thread.sleep(PAUSE);
            }
        }
        log.warn("The program's API never answered; the rehearsal goes on with what is there");
    }

    private void wards() throws IOException, InterruptedException {
        expect(
                "the wards as destination",
                office.put(
                        ADMINISTRATOR,
                        "/api/destinations/wards",
                        Map.of(
                                "host",
                                "127.0.0.1",
                                "port",
                                wardPort,
                                "types",
                                List.of("ORU^R01"),
                                "enabled",
                                true,
                                "note",
                                "The make-believe wards' result viewer")));
    }

    private void equipment(Instrument instrument) throws IOException, InterruptedException {
        if (office.get(ENGINEER, "/api/equipment/" + instrument.tag()).isGood()) {
            return;
        }
        expect(
                "equipment " + instrument.tag(),
                office.post(
                        ENGINEER,
                        "/api/equipment",
                        Map.of(
                                "tag", instrument.tag(),
                                "name", instrument.name(),
                                "make", instrument.maker(),
                                "model", instrument.model(),
                                "serial", "RH-" + instrument.tag(),
                                "category", "ANALYZER",
                                "owner", "Laboratory",
                                "building", "B",
                                "room", instrument.room())));
    }

    private void analyzer(Instrument instrument) throws IOException, InterruptedException {
        JsonNode analyzer = known(instrument).orElse(null);
        if (analyzer == null) {
            Office.Answer made = office.post(TECHNOLOGIST, "/api/analyzers", settings(instrument));
            expect("analyzer " + instrument.name(), made);
            analyzer = made.body();
        }
        long id = analyzer.path("id").asLong(0);
        if (id > 0) {
            // A table that somebody filled stays as they left it.
            if (analyzer.path("mappings").isEmpty()) {
                mappings(id, instrument);
            }
            targets(id, instrument);
        }
    }

    private Optional<JsonNode> known(Instrument instrument) throws IOException, InterruptedException {
        return office.get(TECHNOLOGIST, "/api/analyzers").rows().stream()
                .filter(analyzer -> analyzer.path("equipmentTag").asString("").equals(instrument.tag()))
                .findFirst();
    }

    private static Map<String, Object> settings(Instrument instrument) {
        int codeComponent = instrument.manner() == Instrument.Manner.ALL_AT_ONCE ? 5 : 4;
        return Map.of(
                "name", instrument.name(),
                "model", instrument.maker() + " " + instrument.model(),
                "identification", instrument.identification().split("\\^", -1)[0] + "*",
                "equipmentTag", instrument.tag(),
                "driver",
                        Map.of(
                                "valueField",
                                4,
                                "specimenSource",
                                "",
                                "codeComponent",
                                codeComponent,
                                "controlPattern",
                                "QC-*"));
    }

    private void mappings(long id, Instrument instrument) throws IOException, InterruptedException {
        List<Map<String, Object>> mappings = instrument.channels().values().stream()
                .map(Preparation::mapping)
                .toList();
        expect(
                "codes of " + instrument.name(),
                office.put(TECHNOLOGIST, "/api/analyzers/" + id + "/mappings", mappings));
    }

    private static Map<String, Object> mapping(Instrument.Channel channel) {
        Map<String, Object> mapping = new HashMap<>();
        mapping.put("code", channel.code());
        mapping.put("test", channel.test());
        mapping.put("unit", channel.unit());
        mapping.put("loinc", "");
        if (channel.factor() != 1) {
            mapping.put("factor", channel.factor());
        }
        return mapping;
    }

    private void targets(long id, Instrument instrument) throws IOException, InterruptedException {
        List<JsonNode> known = office.get(TECHNOLOGIST, "/api/controls/targets").rows();
        for (Instrument.Control control : instrument.controls()) {
            boolean there = known.stream()
                    .anyMatch(target -> target.path("control").asString("").equals(control.control())
                            && target.path("test").asString("").equals(control.test()));
            if (!there) {
                expect(
                        "target of " + control.control() + " " + control.test(),
                        office.post(TECHNOLOGIST, "/api/controls/targets", target(id, control)));
            }
        }
    }

    private static Map<String, Object> target(long analyzer, Instrument.Control control) {
        return Map.of(
                "analyzer", analyzer,
                "control", control.control(),
                "material", "Make-believe control",
                "lot", control.lot(),
                "level", String.valueOf(control.level()),
                "test", control.test(),
                "mean", control.mean(),
                "deviation", control.deviation());
    }

    private static void expect(String what, Office.Answer answer) {
        if (!answer.isGood()) {
            log.warn("The program did not take {}: {} {}", what, answer.status(), answer.body());
        }
    }
}
