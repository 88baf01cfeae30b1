package org.undercroft.lab.pathology;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;

/** What the laboratory sets: stains, stations, classes of diagnosis and checklists. */
@Repository
class PathologySettings {

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    PathologySettings(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    List<Stain> stains() {
        return jdbc.sql("""
            select code, name, kind, control from lab.stain where active
             order by array_position(array['ROUTINE', 'SPECIAL', 'IMMUNO'], kind), name
            """)
                .query((row, _) -> new Stain(
                        row.getString("code"),
                        row.getString("name"),
                        Stain.Kind.valueOf(row.getString("kind")),
                        row.getString("control")))
                .list();
    }

    Optional<Stain> stain(String code) {
        return stains().stream().filter(stain -> stain.code().equals(code)).findFirst();
    }

    @Transactional
    public void set(Stain stain) {
        jdbc.sql("""
            insert into lab.stain (code, name, kind, control) values (?, ?, ?, ?)
            on conflict (code) do update set name = excluded.name, kind = excluded.kind, control = excluded.control,
              active = true
            """)
                .params(stain.code(), stain.name(), stain.kind().name(), stain.control())
                .update();
        audit.configurationChanged("stain/" + stain.code(), null, stain.toString());
    }

    @Transactional
    public void retireStain(String code) {
        if (jdbc.sql("update lab.stain set active = false where code = ? and active")
                        .param(code)
                        .update()
                == 0) {
            throw Refusal.unknown("There is no stain " + code + ".");
        }
        audit.configurationChanged("stain/" + code, code, null);
    }

    List<Station> stations() {
        return jdbc.sql("select * from lab.pathology_station order by position")
                .query((row, _) -> {
                    int hours = row.getInt("hours");
                    return new Station(
                            row.getString("code"),
                            row.getString("name"),
                            row.getInt("position"),
                            row.getBoolean("takes_blocks"),
                            row.getBoolean("takes_slides"),
                            hours == 0 ? null : hours);
                })
                .list();
    }

    Station station(String code) {
        return stations().stream()
                .filter(station -> station.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("There is no station " + code + "."));
    }

    @Transactional
    public void limit(String station, int hours) {
        if (hours < 1 || hours > 10_000) {
            throw Refusal.unfit("A station's limit is 1 to 10000 hours.");
        }
        Station before = station(station);
        jdbc.sql("update lab.pathology_station set hours = ? where code = ?")
                .params(hours, station)
                .update();
        audit.configurationChanged("pathology-station/" + station, String.valueOf(before.hours()), hours + " hours");
    }

    List<DiagnosisClass> classes() {
        return jdbc.sql("select * from lab.diagnosis_class order by position")
                .query((row, _) -> new DiagnosisClass(
                        row.getString("code"),
                        row.getString("name"),
                        DiagnosisClass.SecondLook.valueOf(row.getString("second_look")),
                        row.getInt("share")))
                .list();
    }

    Optional<DiagnosisClass> diagnosisClass(String code) {
        return classes().stream().filter(each -> each.code().equals(code)).findFirst();
    }

    @Transactional
    public void secondLook(String code, DiagnosisClass.SecondLook secondLook, int share) {
        DiagnosisClass before =
                diagnosisClass(code).orElseThrow(() -> Refusal.unknown("There is no class " + code + "."));
        DiagnosisClass now;
        try {
            now = new DiagnosisClass(code, before.name(), secondLook, share);
        } catch (IllegalArgumentException unfit) {
            throw Refusal.unfit(String.valueOf(unfit.getMessage()) + ".");
        }
        jdbc.sql("update lab.diagnosis_class set second_look = ?, share = ? where code = ?")
                .params(secondLook.name(), share, code)
                .update();
        audit.configurationChanged("diagnosis-class/" + code, before.toString(), now.toString());
    }

    List<Checklist> checklists() {
        return jdbc.sql("select * from lab.pathology_checklist where in_force order by name")
                .query((row, _) -> Checklist.read(
                        row.getString("code"),
                        row.getString("version"),
                        row.getString("name"),
                        row.getString("content")))
                .list();
    }

    Checklist checklist(String code) {
        return checklists().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("There is no checklist " + code + "."));
    }

    /** Puts a checklist in force; the version before stays for the reports that answered it. */
    @Transactional
    public Checklist load(String code, String version, String name, String table) {
        Checklist checklist;
        try {
            checklist = Checklist.read(code.strip(), version.strip(), name.strip(), table);
        } catch (IllegalArgumentException unfit) {
            throw Refusal.unfit(String.valueOf(unfit.getMessage()) + ".");
        }
        if (code.isBlank() || version.isBlank() || name.isBlank()) {
            throw Refusal.unfit("A checklist has code, version and name.");
        }
        jdbc.sql("update lab.pathology_checklist set in_force = false where code = ?")
                .param(checklist.code())
                .update();
        int added = jdbc.sql("""
            insert into lab.pathology_checklist (code, version, name, content, in_force, loaded_at, loaded_by)
            values (?, ?, ?, ?, true, now(), ?) on conflict do nothing
            """)
                .params(checklist.code(), checklist.version(), checklist.name(), table)
                .param(Acting.current().actor().name())
                .update();
        if (added == 0) {
            throw Refusal.conflict("The version " + version + " of " + code + " is known already: name a new one.");
        }
        audit.configurationChanged("checklist/" + checklist.code(), null, checklist.name() + " " + version);
        return checklist;
    }
}
