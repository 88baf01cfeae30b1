package org.undercroft.biomed.equipment;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.platform.page.Direction;
import org.undercroft.platform.page.Listing;
import org.undercroft.platform.page.PageOf;
import org.undercroft.platform.page.PageRequest;

/** The equipment list, searched, filtered and sorted. */
@Repository
class EquipmentListing {

    /** How the list may be asked for; {@code q} searches everywhere. */
    static final Listing LISTING = Listing.sortedBy("tag", Direction.ASCENDING)
            .orBy("name", "make", "serial", "category", "location", "owner", "status")
            .filteredBy("q", "tag", "name", "make", "serial", "category", "location", "owner", "status");

    private static final Map<String, String> COLUMNS = Map.of(
            "tag", "tag",
            "name", "name",
            "make", "make || ' ' || model",
            "serial", "serial",
            "category", "category",
            "location", "building || ' ' || room",
            "owner", "owner",
            "status", "status");

    private static final String CHOSEN = """
        from biomed.equipment
        where position(upper(:tag) in upper(tag)) > 0
          and position(upper(:name) in upper(name)) > 0
          and position(upper(:make) in upper(make || ' ' || model)) > 0
          and position(upper(:serial) in upper(serial)) > 0
          and position(upper(:location) in upper(building || ' ' || room)) > 0
          and position(upper(:owner) in upper(owner)) > 0
          and (:category = '' or category = :category)
          and (:status = '' or status = :status)
          and (:q = '' or position(upper(:q) in upper(concat_ws(' ', tag, name, make, model, serial, udi, owner,
                                                               building, room, notes))) > 0)
        """;

    private final JdbcClient jdbc;

    EquipmentListing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    PageOf<Equipment> page(PageRequest asked) {
        long total = asked(jdbc.sql("select count(*) " + CHOSEN), asked)
                .query(Long.class)
                .single();
        List<Equipment> rows = asked(
                        jdbc.sql("select * " + CHOSEN + "order by " + asked.orderBy(COLUMNS, "id")
                                + " limit :limit offset :offset"),
                        asked)
                .param("limit", asked.size())
                .param("offset", asked.offset())
                .query(EquipmentRegister::read)
                .list();
        return new PageOf<>(rows, total, asked);
    }

    /** Every machine of the list, over all its pages. */
    List<Equipment> all(PageRequest asked) {
        return asked(jdbc.sql("select * " + CHOSEN + "order by " + asked.orderBy(COLUMNS, "id")), asked)
                .query(EquipmentRegister::read)
                .list();
    }

    private static JdbcClient.StatementSpec asked(JdbcClient.StatementSpec statement, PageRequest asked) {
        JdbcClient.StatementSpec filled = statement;
        for (String key : LISTING.filterKeys()) {
            filled = filled.param(key, asked.filter(key).orElse(""));
        }
        return filled;
    }
}
