package org.undercroft.lab.notifiable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.exchange.Tracking;
import org.undercroft.lab.delivery.DeliveredResult;
import org.undercroft.lab.notifiable.NotificationRepository.Notification;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Status;

/** What public health was told and whether it arrived. */
@Component
public class NotificationList {

    private static final int MOST = 500;

    private final NotificationRepository repository;
    private final Tracking tracking;
    private final AuditTrail audit;

    NotificationList(NotificationRepository repository, Tracking tracking, AuditTrail audit) {
        this.repository = repository;
        this.tracking = tracking;
        this.audit = audit;
    }

    /**
     * A message with its delivery.
     *
     * @param state how far it has come; null if no destination wants it
     * @param message its number in the outbox; null if no destination wants it
     * @param at when it came into this state; null if no destination wants it
     * @param reason why it isn't there; empty if it is
     */
    public record Row(
            long id,
            String condition,
            String jurisdiction,
            String accession,
            String testName,
            String value,
            String standing,
            Instant foundAt,
            Instant dueAt,
            Tracking.@Nullable State state,
            @Nullable Long message,
            @Nullable Instant at,
            String reason) {

        /** Its state as pages show it. */
        public Status status() {
            return DeliveredResult.status(state);
        }

        /** Whether it has not arrived although it must have by now. */
        public boolean isLate(Instant now) {
            return state != Tracking.State.ACKNOWLEDGED && state != Tracking.State.SETTLED && dueAt.isBefore(now);
        }
    }

    /** The latest {@value #MOST}, newest first; null for every condition. */
    @Transactional
    public List<Row> latest(@Nullable String condition) {
        List<Notification> found = repository.latest(condition, MOST);
        audit.record(AuditEntry.of(AuditAction.READ, AuditEntry.PATIENT_RECORD, "public-health-notifications", "")
                .about(found.stream().map(Notification::patient).distinct().toList()));
        Map<String, List<Tracking.Delivery>> sent =
                tracking.of(found.stream().map(Notification::controlId).toList());
        return found.stream()
                .map(each -> row(each, sent.getOrDefault(each.controlId(), List.of())))
                .toList();
    }

    private static Row row(Notification told, List<Tracking.Delivery> deliveries) {
        Tracking.Delivery delivery = deliveries.isEmpty() ? null : deliveries.getLast();
        return new Row(
                told.id(),
                told.condition(),
                told.jurisdiction(),
                told.accession(),
                told.testName(),
                told.value(),
                told.standing().name(),
                told.foundAt(),
                told.dueAt(),
                delivery == null ? null : delivery.state(),
                delivery == null ? null : delivery.message(),
                delivery == null ? null : delivery.at(),
                delivery == null || delivery.reason() == null ? "" : delivery.reason());
    }
}
