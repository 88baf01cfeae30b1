package org.undercroft.biomed.equipment;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.biomed.EquipmentCategory;
import org.undercroft.biomed.EquipmentRegistered;
import org.undercroft.biomed.EquipmentStatus;
import org.undercroft.biomed.EquipmentStatusChanged;
import org.undercroft.biomed.EquipmentTag;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.event.EventLog;
import org.undercroft.platform.page.Refusal;

/** The equipment list as people and work orders change it: each change with its history and its event, or not at all. */
@Component
public class Inventory {

    private final EquipmentRegister register;
    private final EventLog events;
    private final AuditTrail audit;

    Inventory(EquipmentRegister register, EventLog events, AuditTrail audit) {
        this.register = register;
        this.events = events;
        this.audit = audit;
    }

    /** Finds a machine by its tag, in either case. */
    public Optional<Equipment> find(EquipmentTag tag) {
        return register.find(tag);
    }

    /** The machine with this tag; refuses if there is none. */
    public Equipment get(EquipmentTag tag) {
        return register.find(tag).orElseThrow(() -> unknown(tag));
    }

    /** Enters a machine, in service. */
    @Transactional
    public Equipment register(EquipmentTag tag, Description is, Location at) {
        long id = register.insert(tag, is, at, true)
                .orElseThrow(() -> Refusal.conflict("The tag " + tag + " is already on another machine."));
        noteRegistered(id, tag, is, true);
        return get(tag);
    }

    /** The machine with this tag, held until the transaction ends; entered as to be identified if nobody knows it. */
    @Transactional
    public Equipment holdOrRegister(EquipmentTag tag, String name, EquipmentCategory category) {
        Description is = Description.toBeIdentified(name, category);
        register.insert(tag, is, Location.UNKNOWN, false).ifPresent(id -> noteRegistered(id, tag, is, false));
        return hold(tag);
    }

    /** The machine with this tag, held until the transaction ends; refuses if there is none. */
    @Transactional
    public Equipment hold(EquipmentTag tag) {
        return register.hold(tag).orElseThrow(() -> unknown(tag));
    }

    /**
     * Changes what a machine is or where it stands.
     *
     * @param version the version that was read; null to overwrite whatever is there
     */
    @Transactional
    public Equipment describe(EquipmentTag tag, @Nullable Integer version, Description is, Location at) {
        Equipment before = hold(tag);
        if (version != null && version != before.version()) {
            throw Refusal.conflict("Somebody else has changed " + before.tag()
                    + " since you opened it. Look at it again, then enter your change once more.");
        }
        register.describe(before.id(), is, at);
        audit(AuditAction.UPDATE, before.tag(), before.description().differencesTo(is) + ", at " + at);
        before.description()
                .differencesTo(is)
                .forEach((part, change) ->
                        register.note(before.id(), EquipmentChange.Kind.DESCRIPTION, part, change, "", null));
        if (!before.location().equals(at)) {
            register.note(
                    before.id(),
                    EquipmentChange.Kind.LOCATION,
                    before.location().toString(),
                    at.toString(),
                    "",
                    null);
        }
        return get(tag);
    }

    /**
     * Changes whether a machine may be used. Setting the status it has changes nothing.
     *
     * @param reason why, in words; never blank
     * @param workOrder the work order that causes it, if one does
     */
    @Transactional
    public Equipment setStatus(EquipmentTag tag, EquipmentStatus after, String reason, @Nullable String workOrder) {
        Equipment machine = hold(tag);
        EquipmentStatus before = machine.status();
        if (before == after) {
            return machine;
        }
        if (reason.isBlank()) {
            throw Refusal.unfit("Say why " + machine.tag() + " changes to " + after.label() + ".");
        }
        if (!before.mayBecome(after)) {
            throw Refusal.conflict(machine.tag() + " is " + before.label().toLowerCase(java.util.Locale.ROOT)
                    + " and can't become " + after.label().toLowerCase(java.util.Locale.ROOT) + " from there.");
        }
        register.setStatus(machine.id(), after);
        register.note(
                machine.id(), EquipmentChange.Kind.STATUS, before.name(), after.name(), reason.strip(), workOrder);
        audit(AuditAction.UPDATE, machine.tag(), before + " → " + after + ": " + reason.strip());
        events.append(new EquipmentStatusChanged(machine.tag().value(), before, after, reason.strip()));
        return get(tag);
    }

    /** The latest changes of a machine, the latest first. */
    public List<EquipmentChange> changes(Equipment machine, int atMost) {
        return register.changes(machine.id(), atMost);
    }

    /** Machines of the same make with the same serial number: perhaps this one, entered twice. */
    public List<EquipmentTag> withSameSerial(EquipmentTag tag, Description is) {
        return register.withSameSerial(tag, is);
    }

    private void noteRegistered(long id, EquipmentTag tag, Description is, boolean identified) {
        String how = identified ? "" : "This tag was named before anybody had entered the machine";
        register.note(id, EquipmentChange.Kind.REGISTERED, "", is.name(), how, null);
        audit(AuditAction.CREATE, tag, is.name());
        events.append(new EquipmentRegistered(tag.value(), is.name(), is.category(), identified));
    }

    private void audit(AuditAction action, EquipmentTag tag, String words) {
        audit.record(
                AuditEntry.of(action, "equipment", "equipment", tag.value()).saying(words));
    }

    private static Refusal unknown(EquipmentTag tag) {
        return Refusal.unknown("No machine has the tag " + tag + ". Check the label, or enter the machine.");
    }
}
