package org.undercroft.lab.microscope.slide;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;

/** Where slides come in, are named, belong to a tube, and are taken out of use; each step on record. */
@Component
public class SlideDesk {

    private static final int PART = 1 << 20;
    private static final int LONGEST = 120;

    private final SlideRepository slides;
    private final PyramidWorkshop workshop;
    private final AuditTrail audit;

    SlideDesk(SlideRepository slides, PyramidWorkshop workshop, AuditTrail audit) {
        this.slides = slides;
        this.workshop = workshop;
        this.audit = audit;
    }

    /**
     * What a person says of a file.
     *
     * @param fileName as it is called
     * @param title what to call the slide; empty for the file's name
     * @param accession the number on its tube; empty if it is to be said later
     * @param objective with which it was taken; null if unknown
     */
    public record Described(
            String fileName,
            String title,
            String accession,
            @Nullable Long objective) {}

    /**
     * Keeps a file and has its tiles made.
     *
     * @return the slide's number; a file that is here already keeps its own
     * @throws Refusal if it is no image, or the tube isn't known
     * @throws IOException if the file could not be received whole
     */
    @Transactional(rollbackFor = IOException.class)
    public long bring(InputStreamSource file, Described described) throws IOException {
        Seen seen = look(file);
        Optional<Slide> known = slides.withFile(seen.sha256());
        if (known.isPresent()) {
            return known.get().id();
        }
        SlideRepository.Tube tube = tube(described.accession());
        String name = cut(described.fileName());
        long id = slides.add(
                new SlideRepository.NewSlide(
                        described.title().isBlank() ? name : cut(described.title()),
                        tube == null ? null : tube.id(),
                        described.objective(),
                        name,
                        seen.kind(),
                        seen.size(),
                        seen.sha256()),
                Acting.current().actor().name());
        keep(file, id);
        audit.record(entry(
                AuditAction.CREATE,
                id,
                tube == null ? null : tube.patient(),
                seen.kind() + " of " + seen.size() + " bytes"));
        if (tube != null) {
            slides.tell(tube.id(), "Slide " + id + " brought");
        }
        ringAfterCommit();
        return id;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Seen(ImageKind kind, long size, byte[] sha256) {}

    private static Seen look(InputStreamSource file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] head = in.readNBytes(ImageKind.HEAD);
            ImageKind kind = ImageKind.of(head)
                    .orElseThrow(() -> Refusal.unfit("That is no JPEG, PNG, TIFF or DICOM file. Nothing was kept."));
            digest.update(head);
            long size = head.length;
            for (byte[] part = in.readNBytes(PART); part.length > 0; part = in.readNBytes(PART)) {
                digest.update(part);
                size += part.length;
            }
            return new Seen(kind, size, digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private void keep(InputStreamSource file, long slide) throws IOException {
        try (InputStream in = file.getInputStream()) {
            int number = 0;
            for (byte[] part = in.readNBytes(PART); part.length > 0; part = in.readNBytes(PART)) {
                slides.addPart(slide, number++, part);
            }
        }
    }

    /** The slide, with its reading on record. */
    @Transactional
    public Slide open(long id) {
        Slide slide = get(id);
        audit.record(entry(AuditAction.READ, id, slide.patient(), null));
        return slide;
    }

    /** The slide for work that is recorded by itself. */
    public Slide get(long id) {
        return slides.find(id).orElseThrow(() -> Refusal.unknown("There is no slide " + id + "."));
    }

    /** Names a slide and says with which objective it was taken. */
    @Transactional
    public void describe(long id, String title, @Nullable Long objective) {
        Slide slide = get(id);
        if (title.isBlank()) {
            throw Refusal.unfit("A slide needs a title.");
        }
        slides.describe(id, cut(title), objective);
        audit.record(entry(
                AuditAction.UPDATE,
                id,
                slide.patient(),
                "title " + slide.title() + " to " + title + ", objective " + slide.objective() + " to " + objective));
    }

    /** Says to which tube a slide belongs. */
    @Transactional
    public void link(long id, String accession) {
        Slide slide = get(id);
        SlideRepository.Tube tube = tube(accession.strip());
        if (tube == null) {
            throw Refusal.unfit("Scan the number on the tube.");
        }
        slides.link(id, tube.id());
        slides.tell(tube.id(), "Slide " + id + " belongs to it");
        audit.record(entry(
                AuditAction.UPDATE,
                id,
                tube.patient(),
                "of specimen " + tube.accession() + ", was "
                        + Objects.requireNonNullElse(slide.specimen(), "of none")));
    }

    /** Takes a slide out of use; it stays kept. */
    @Transactional
    public void withdraw(long id, String reason) {
        Slide slide = get(id);
        if (reason.isBlank()) {
            throw Refusal.unfit("Say why it is withdrawn.");
        }
        slides.put(id, SlideState.WITHDRAWN, cut(reason));
        audit.record(entry(AuditAction.DELETE, id, slide.patient(), reason));
    }

    /** Makes the tiles of a slide anew, such as after a mend of the program. */
    @Transactional
    public void rebuild(long id) {
        Slide slide = get(id);
        if (slide.state() != SlideState.FAILED) {
            throw Refusal.conflict("Only what can't be shown is prepared again.");
        }
        slides.put(id, SlideState.WAITING, "");
        audit.record(entry(AuditAction.EXECUTE, id, slide.patient(), "prepared again"));
        ringAfterCommit();
    }

    private SlideRepository.@Nullable Tube tube(String accession) {
        if (accession.isBlank()) {
            return null;
        }
        return slides.tube(accession.strip())
                .orElseThrow(() -> Refusal.unfit("No specimen has the number " + accession.strip() + "."));
    }

    private void ringAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                workshop.ring();
            }
        });
    }

    private static AuditEntry entry(AuditAction action, long slide, @Nullable String patient, @Nullable String words) {
        return AuditEntry.of(action, AuditEntry.PATIENT_RECORD, "slide", String.valueOf(slide))
                .about(patient == null ? List.of() : List.of(patient))
                .saying(words);
    }

    private static String cut(String text) {
        String stripped = text.strip();
        return stripped.substring(0, Math.min(stripped.length(), LONGEST));
    }
}
