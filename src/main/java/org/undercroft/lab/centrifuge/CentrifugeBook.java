package org.undercroft.lab.centrifuge;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.centrifuge.Centrifuge.Program;
import org.undercroft.lab.centrifuge.Centrifuge.Rotor;

/** Keeps centrifuges with their rotors and programs, and the spin profiles. */
@Repository
class CentrifugeBook {

    private final JdbcClient jdbc;

    CentrifugeBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Centrifuge> centrifuges() {
        record OwnedRotor(long centrifuge, Rotor rotor) {}
        Map<Long, List<Program>> programs = programs();
        Map<Long, List<Rotor>> rotors = jdbc
                .sql("select * from lab.centrifuge_rotor order by name")
                .query((row, _) -> new OwnedRotor(
                        row.getLong("centrifuge"),
                        new Rotor(
                                row.getLong("id"),
                                row.getString("name"),
                                RotorKind.valueOf(row.getString("kind")),
                                row.getBigDecimal("radius_cm"),
                                row.getInt("most_rpm"),
                                row.getInt("places"),
                                programs.getOrDefault(row.getLong("id"), List.of()))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        OwnedRotor::centrifuge, Collectors.mapping(OwnedRotor::rotor, Collectors.toList())));
        return jdbc.sql("select * from lab.centrifuge where active order by name")
                .query((row, _) -> new Centrifuge(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("equipment_tag"),
                        rotors.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    private Map<Long, List<Program>> programs() {
        record Owned(long rotor, Program program) {}
        return jdbc
                .sql("""
                    select p.*, r.radius_cm from lab.centrifuge_program p join lab.centrifuge_rotor r on r.id = p.rotor
                     where p.active order by p.name
                    """)
                .query((row, _) -> new Owned(
                        row.getLong("rotor"),
                        new Program(
                                row.getLong("id"),
                                row.getString("name"),
                                row.getInt("rpm"),
                                RelativeForce.of(row.getBigDecimal("radius_cm").doubleValue(), row.getInt("rpm")),
                                row.getBigDecimal("minutes"),
                                row.getBigDecimal("celsius"),
                                row.getInt("brake"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Owned::rotor, Collectors.mapping(Owned::program, Collectors.toList())));
    }

    long add(String name, String tag) {
        return jdbc.sql("insert into lab.centrifuge (name, equipment_tag) values (?, ?) returning id")
                .params(name, tag)
                .query(Long.class)
                .single();
    }

    long addRotor(long centrifuge, String name, RotorKind kind, BigDecimal radius, int mostRpm, int places) {
        return jdbc.sql("""
            insert into lab.centrifuge_rotor (centrifuge, name, kind, radius_cm, most_rpm, places)
            values (?, ?, ?, ?, ?, ?) returning id
            """)
                .params(centrifuge, name, kind.name(), radius, mostRpm, places)
                .query(Long.class)
                .single();
    }

    long addProgram(long rotor, String name, int rpm, BigDecimal minutes, @Nullable BigDecimal celsius, int brake) {
        return jdbc.sql("""
            insert into lab.centrifuge_program (rotor, name, rpm, minutes, celsius, brake)
            values (?, ?, ?, ?, ?, ?) returning id
            """)
                .params(Arrays.asList(rotor, name, rpm, minutes, celsius, brake))
                .query(Long.class)
                .single();
    }

    List<SpinProfile> profiles() {
        return jdbc.sql("select * from lab.spin_profile order by type")
                .query((row, _) -> new SpinProfile(
                        row.getString("type"),
                        row.getString("name"),
                        row.getInt("low_g"),
                        row.getInt("high_g"),
                        row.getBigDecimal("low_minutes"),
                        row.getObject("clot_minutes", Integer.class),
                        row.getObject("clot_most_minutes", Integer.class),
                        row.getObject("draw_to_spin_minutes", Integer.class),
                        row.getBoolean("respin"),
                        row.getBoolean("fixed_angle")))
                .list();
    }

    Optional<SpinProfile> profile(String type) {
        return profiles().stream()
                .filter(profile -> profile.type().equals(type))
                .findFirst();
    }

    void save(SpinProfile profile) {
        jdbc.sql("""
            insert into lab.spin_profile (type, name, low_g, high_g, low_minutes, clot_minutes, clot_most_minutes,
                                          draw_to_spin_minutes, respin, fixed_angle)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (type) do update set name = excluded.name, low_g = excluded.low_g, high_g = excluded.high_g,
              low_minutes = excluded.low_minutes, clot_minutes = excluded.clot_minutes,
              clot_most_minutes = excluded.clot_most_minutes, draw_to_spin_minutes = excluded.draw_to_spin_minutes,
              respin = excluded.respin, fixed_angle = excluded.fixed_angle
            """)
                .params(Arrays.asList(
                        profile.type(),
                        profile.name(),
                        profile.lowForce(),
                        profile.highForce(),
                        profile.minutes(),
                        profile.clotMinutes(),
                        profile.clotMostMinutes(),
                        profile.drawToSpinMinutes(),
                        profile.respin(),
                        profile.fixedAngle()))
                .update();
    }
}
