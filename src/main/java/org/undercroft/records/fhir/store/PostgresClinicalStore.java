package org.undercroft.records.fhir.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.actor.Caused;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.records.ClinicalStore;
import org.undercroft.records.fhir.FhirFormat;
import org.undercroft.records.fhir.HospitalZone;
import org.undercroft.records.fhir.index.IndexEntries;

/**
 * The store on PostgreSQL. However many resources one call puts, it costs two statements: one makes or advances their
 * rows and gives their versions, one writes bodies and index; a third takes away what an update no longer says.
 */
@Repository
class PostgresClinicalStore implements ClinicalStore {

    /** What was put by the work of {@link #together} and is not written yet. */
    private static final ScopedValue<Map<Key, Caused<Resource>>> WAITING = ScopedValue.newInstance();

    private final JdbcClient jdbc;
    private final IndexWriter writer;
    private final FhirFormat format;
    private final HospitalZone zone;
    private final AuditTrail audit;
    private final Clock clock;

    PostgresClinicalStore(JdbcClient jdbc, IndexWriter writer, FhirFormat format, HospitalZone zone, AuditTrail audit) {
        this.jdbc = jdbc;
        this.writer = writer;
        this.format = format;
        this.zone = zone;
        this.audit = audit;
        this.clock = Clock.systemUTC();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(List<? extends Resource> resources) {
        Acting acting = Acting.current();
        putAll(resources.stream()
                .map(resource -> new Caused<Resource>(acting, resource))
                .toList());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void putAll(List<Caused<Resource>> resources) {
        if (!WAITING.isBound()) {
            write(resources);
            return;
        }
        Map<Key, Caused<Resource>> waiting = WAITING.get();
        if (resources.stream().anyMatch(resource -> waiting.containsKey(Key.of(resource.what())))) {
            writeWaiting();
        }
        resources.forEach(resource -> waiting.put(Key.of(resource.what()), resource));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> T together(Supplier<T> work) {
        return ScopedValue.where(WAITING, new LinkedHashMap<>()).call(() -> {
            T done = work.get();
            writeWaiting();
            return done;
        });
    }

    private void writeWaiting() {
        if (WAITING.isBound()) {
            List<Caused<Resource>> waiting = List.copyOf(WAITING.get().values());
            WAITING.get().clear();
            write(waiting);
        }
    }

    private void write(List<Caused<Resource>> resources) {
        if (resources.isEmpty()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        // Sorted, so that two transactions that put the same resources wait for each other instead of dead-locking.
        Map<Key, Draft> drafts = resources.stream()
                .map(resource -> draft(resource.acting(), resource.what()))
                .collect(Collectors.toMap(Draft::key, draft -> draft, (_, last) -> last, TreeMap::new));
        List<Stored> stored = advance(List.copyOf(drafts.values()), now).stream()
                .map(row -> encode(row, drafts, now))
                .toList();
        writer.write(stored);
        audit.recordAll(stored.stream()
                .map(version -> new Caused<>(version.acting(), written(version)))
                .toList());
    }

    private Draft draft(Acting acting, Resource resource) {
        return new Draft(Key.of(resource), resource, IndexEntries.of(resource, zone.id()), acting);
    }

    private static AuditEntry written(Stored version) {
        AuditAction action = version.version() == 1 ? AuditAction.CREATE : AuditAction.UPDATE;
        return AuditEntry.of(action, AuditEntry.PATIENT_RECORD, version.type(), version.id())
                .about(version.entries().patients());
    }

    @Override
    @Transactional(readOnly = true)
    public <T extends Resource> Optional<T> read(Class<T> type, String id) {
        writeWaiting();
        return jdbc.sql("""
            select body.body from records.resource join records.resource_body body using (rid, version)
            where type = ? and id = ? and not deleted
            """)
                .params(type.getSimpleName(), id)
                .query(byte[].class)
                .optional()
                .map(format::parse)
                .map(type::cast);
    }

    private List<Row> advance(List<Draft> drafts, Instant now) {
        return jdbc.sql("""
            insert into records.resource (type, id, version, last_updated, at, tokens, present)
            select type, id, 1, :now::timestamptz, at, tokens::bigint[], present::bigint[]
            from unnest(:types::text[], :ids::text[], :ats::timestamptz[], :tokens::text[], :present::text[])
              as draft (type, id, at, tokens, present)
            on conflict (type, id) do update set
              version = resource.version + 1,
              last_updated = greatest(excluded.last_updated, resource.last_updated),
              at = excluded.at, deleted = false, tokens = excluded.tokens, present = excluded.present
            returning new.rid, new.type, new.id, new.version, new.last_updated, old.tokens as former
            """)
                .param("now", SqlArrays.instant(now))
                .param("types", SqlArrays.texts(drafts, draft -> draft.key().type()))
                .param("ids", SqlArrays.texts(drafts, draft -> draft.key().id()))
                .param("ats", SqlArrays.texts(drafts, draft -> at(draft, now)))
                .param(
                        "tokens",
                        SqlArrays.texts(
                                drafts,
                                draft -> SqlArrays.literal(draft.entries().tokens())))
                .param(
                        "present",
                        SqlArrays.texts(
                                drafts,
                                draft -> SqlArrays.literal(draft.entries().present())))
                .query(PostgresClinicalStore::row)
                .list();
    }

    private static String at(Draft draft, Instant now) {
        Instant at = draft.entries().at();
        return (at == null ? now : at).toString();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        java.sql.Array former = row.getArray("former");
        return new Row(
                row.getLong("rid"),
                new Key(row.getString("type"), row.getString("id")),
                row.getInt("version"),
                row.getTimestamp("last_updated").toInstant(),
                former == null ? List.of() : List.of((Long[]) former.getArray()));
    }

    private Stored encode(Row row, Map<Key, Draft> drafts, Instant now) {
        Draft draft = drafts.get(row.key());
        if (draft == null) {
            throw new IllegalStateException("The database answered with " + row.key() + ", which was not put");
        }
        Resource resource = draft.resource();
        resource.getMeta().setVersionId(Integer.toString(row.version())).setLastUpdated(Date.from(row.lastUpdated()));
        Instant at = draft.entries().at();
        return new Stored(
                row.rid(),
                row.key().type(),
                row.key().id(),
                row.version(),
                row.lastUpdated(),
                at == null ? now : at,
                format.json(resource),
                draft.entries(),
                row.former(),
                draft.acting());
    }

    private record Key(String type, String id) implements Comparable<Key> {

        static Key of(Resource resource) {
            String id = resource.getIdElement().getIdPart();
            if (id == null || id.isBlank()) {
                throw new IllegalArgumentException("A " + resource.fhirType() + " without id can't be stored");
            }
            return new Key(resource.fhirType(), id);
        }

        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::type).thenComparing(Key::id).compare(this, other);
        }
    }

    private record Draft(Key key, Resource resource, IndexEntries entries, Acting acting) {}

    private record Row(long rid, Key key, int version, Instant lastUpdated, List<Long> former) {}
}
