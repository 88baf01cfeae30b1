package org.undercroft.records.fhir.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.undercroft.records.fhir.FhirDate;
import org.undercroft.records.fhir.search.FoundPage;
import org.undercroft.records.fhir.search.FoundResource;
import tools.jackson.databind.json.JsonMapper;

/** Writes bundles by putting the stored bodies side by side, without reading them. */
final class BundleWriter {

    private static final JsonMapper JSON = new JsonMapper();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(32_768);
    private final String base;
    private boolean first = true;

    private BundleWriter(String base) {
        this.base = base;
    }

    /**
     * A search set.
     *
     * @param base the door's address, {@code http://host/fhir}
     * @param self the search as it was understood
     * @param next the next page; empty if there is none
     * @param warning an OperationOutcome as JSON to add; empty for none
     */
    static byte[] searchSet(FoundPage page, String base, String self, String next, byte[] warning) {
        BundleWriter writer = new BundleWriter(base);
        writer.head("searchset");
        if (page.total() != null) {
            writer.text(",\"total\":" + page.total());
        }
        writer.text(",\"link\":[{\"relation\":\"self\",\"url\":" + quoted(self) + "}");
        writer.text(next.isEmpty() ? "]" : ",{\"relation\":\"next\",\"url\":" + quoted(next) + "}]");
        writer.entries(page, warning);
        return writer.out.toByteArray();
    }

    /** All versions of one resource. */
    static byte[] history(List<FoundResource> versions, String base, String self) {
        BundleWriter writer = new BundleWriter(base);
        writer.head("history");
        writer.text(",\"total\":" + versions.size());
        writer.text(",\"link\":[{\"relation\":\"self\",\"url\":" + quoted(self) + "}],\"entry\":[");
        versions.forEach(version -> {
            writer.begin(version);
            String method = version.version() == 1 ? "POST" : "PUT";
            String url = version.type() + (version.version() == 1 ? "" : "/" + version.id());
            writer.text(",\"request\":{\"method\":\"" + method + "\",\"url\":" + quoted(url)
                    + "},\"response\":{\"status\":\""
                    + (version.version() == 1 ? "201" : "200") + "\",\"etag\":"
                    + quoted("W/\"" + version.version() + "\"")
                    + ",\"lastModified\":" + quoted(FhirDate.instant(version.lastUpdated())) + "}}");
        });
        writer.text("]}");
        return writer.out.toByteArray();
    }

    private void head(String type) {
        text("{\"resourceType\":\"Bundle\",\"id\":" + quoted(UUID.randomUUID().toString())
                + ",\"meta\":{\"lastUpdated\":" + quoted(FhirDate.instant(Instant.now())) + "},\"type\":\"" + type
                + "\"");
    }

    private void entries(FoundPage page, byte[] warning) {
        if (page.matches().isEmpty() && warning.length == 0) {
            text("}");
            return;
        }
        text(",\"entry\":[");
        page.matches().forEach(match -> entry(match, "match"));
        page.included().forEach(included -> entry(included, "include"));
        if (warning.length > 0) {
            text((first ? "" : ",") + "{\"resource\":");
            out.writeBytes(warning);
            text(",\"search\":{\"mode\":\"outcome\"}}");
        }
        text("]}");
    }

    private void entry(FoundResource found, String mode) {
        begin(found);
        text(",\"search\":{\"mode\":\"" + mode + "\"}}");
    }

    private void begin(FoundResource found) {
        text((first ? "" : ",") + "{\"fullUrl\":" + quoted(base + "/" + found.type() + "/" + found.id())
                + ",\"resource\":");
        first = false;
        out.writeBytes(found.body());
    }

    private void text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }
}
