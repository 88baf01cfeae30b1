package org.undercroft.biomed.equipment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.biomed.EquipmentCategory;
import org.undercroft.biomed.EquipmentStatus;
import org.undercroft.biomed.EquipmentTag;
import org.undercroft.platform.actor.Acting;

/** The rows of the equipment list and of its changes. */
@Repository
class EquipmentRegister {

    private final JdbcClient jdbc;

    EquipmentRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Enters a machine in service; empty if the tag is taken. */
    Optional<Long> insert(EquipmentTag tag, Description is, Location at, boolean identified) {
        return described(jdbc.sql("""
            insert into biomed.equipment (tag, name, make, model, serial, udi, category, owner, notes, building, room,
                                          status, identified, registered_by)
            values (:tag, :name, :make, :model, :serial, :udi, :category, :owner, :notes, :building, :room,
                    'IN_SERVICE', :identified, :by)
            on conflict do nothing
            returning id
            """), is, at)
                .param("tag", tag.value())
                .param("identified", identified)
                .param("by", actor())
                .query(Long.class)
                .optional();
    }

    /** Finds a machine by its tag, in either case. */
    Optional<Equipment> find(EquipmentTag tag) {
        return jdbc.sql("select * from biomed.equipment where upper(tag) = upper(:tag)")
                .param("tag", tag.value())
                .query(EquipmentRegister::read)
                .optional();
    }

    /** Finds a machine and holds it until the transaction ends. */
    Optional<Equipment> hold(EquipmentTag tag) {
        return jdbc.sql("select * from biomed.equipment where upper(tag) = upper(:tag) for update")
                .param("tag", tag.value())
                .query(EquipmentRegister::read)
                .optional();
    }

    /** Machines of the same make with the same serial number, other than this one. */
    List<EquipmentTag> withSameSerial(EquipmentTag tag, Description is) {
        return jdbc.sql("""
            select tag from biomed.equipment
            where upper(serial) = upper(:serial) and serial <> '' and upper(make) = upper(:make)
              and upper(tag) <> upper(:tag)
            order by tag
            """)
                .param("serial", is.serial())
                .param("make", is.make())
                .param("tag", tag.value())
                .query((row, _) -> new EquipmentTag(row.getString("tag")))
                .list();
    }

    void describe(long id, Description is, Location at) {
        described(jdbc.sql("""
            update biomed.equipment
            set name = :name, make = :make, model = :model, serial = :serial, udi = :udi, category = :category,
                owner = :owner, notes = :notes, building = :building, room = :room, identified = true,
                version = version + 1
            where id = :id
            """), is, at).param("id", id).update();
    }

    void setStatus(long id, EquipmentStatus status) {
        jdbc.sql("update biomed.equipment set status = :status, version = version + 1 where id = :id")
                .param("status", status.name())
                .param("id", id)
                .update();
    }

    void note(
            long id,
            EquipmentChange.Kind kind,
            String before,
            String after,
            String reason,
            @Nullable String workOrder) {
        jdbc.sql("""
            insert into biomed.equipment_change (equipment, kind, before, after, reason, work_order, changed_by)
            values (:id, :kind, :before, :after, :reason, :workOrder, :by)
            """)
                .param("id", id)
                .param("kind", kind.name())
                .param("before", before)
                .param("after", after)
                .param("reason", reason)
                .param("workOrder", workOrder)
                .param("by", actor())
                .update();
    }

    /** The latest changes of a machine, the latest first. */
    List<EquipmentChange> changes(long id, int atMost) {
        return jdbc.sql("""
            select kind, before, after, reason, work_order, changed_by, changed_at
            from biomed.equipment_change where equipment = :id order by id desc limit :most
            """)
                .param("id", id)
                .param("most", atMost)
                .query(EquipmentRegister::readChange)
                .list();
    }

    private static JdbcClient.StatementSpec described(JdbcClient.StatementSpec statement, Description is, Location at) {
        return statement
                .param("name", is.name())
                .param("make", is.make())
                .param("model", is.model())
                .param("serial", is.serial())
                .param("udi", is.udi())
                .param("category", is.category().name())
                .param("owner", is.owner())
                .param("notes", is.notes())
                .param("building", at.building())
                .param("room", at.room());
    }

    static Equipment read(ResultSet row, int number) throws SQLException {
        return new Equipment(
                row.getLong("id"),
                new EquipmentTag(row.getString("tag")),
                new Description(
                        row.getString("name"),
                        row.getString("make"),
                        row.getString("model"),
                        row.getString("serial"),
                        row.getString("udi"),
                        EquipmentCategory.valueOf(row.getString("category")),
                        row.getString("owner"),
                        row.getString("notes")),
                new Location(row.getString("building"), row.getString("room")),
                EquipmentStatus.valueOf(row.getString("status")),
                row.getBoolean("identified"),
                row.getInt("version"),
                row.getTimestamp("registered_at").toInstant());
    }

    private static EquipmentChange readChange(ResultSet row, int number) throws SQLException {
        return new EquipmentChange(
                EquipmentChange.Kind.valueOf(row.getString("kind")),
                row.getString("before"),
                row.getString("after"),
                row.getString("reason"),
                row.getString("work_order"),
                row.getString("changed_by"),
                row.getTimestamp("changed_at").toInstant());
    }

    private static String actor() {
        return Acting.current().actor().name();
    }
}
