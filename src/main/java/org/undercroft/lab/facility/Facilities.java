package org.undercroft.lab.facility;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;

/** Keeps who this laboratory is. */
@Repository
public class Facilities {

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    Facilities(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** As it is known now. */
    public Facility now() {
        return jdbc.sql("select * from lab.facility").query(Facility.class).single();
    }

    /** Takes the place of what was known before. */
    @Transactional
    public void save(Facility facility) {
        if (facility.name().isEmpty()) {
            throw Refusal.unfit("A laboratory has a name.");
        }
        if (!facility.oid().isEmpty() && !facility.oid().matches("[0-2](\\.\\d+)+")) {
            throw Refusal.unfit("An object identifier is numbers with points between them, such as 2.999.1.");
        }
        String before = now().toString();
        jdbc.sql("""
            update lab.facility set name = :name, street = :street, city = :city, state = :state,
                   postal_code = :postalCode, country = :country, phone = :phone, clia = :clia, oid = :oid,
                   director = :director, hospital = :hospital, changed_at = now(), changed_by = :by
            """)
                .paramSource(facility)
                .param("by", Acting.current().actor().name())
                .update();
        audit.configurationChanged("lab/facility", before, facility.toString());
    }
}
