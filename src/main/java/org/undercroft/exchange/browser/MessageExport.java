package org.undercroft.exchange.browser;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Csv;
import org.undercroft.platform.page.CsvDownload;
import org.undercroft.platform.page.PageRequest;

/** Sends what a search finds as a file: the list, or the messages themselves, byte for byte. */
@Component
class MessageExport {

    private static final int CHUNK = 100;

    private static final String INBOUND = """
        select i.id, i.type, i.format, c.content,
          array(select value from exchange.mention m where m.inbound = i.id and m.kind = 'PATIENT') as patients
        from exchange.inbox i join exchange.inbox_content c using (id) where i.id = any(:ids) order by i.id
        """;
    private static final String OUTBOUND = """
        select o.id, o.type, 'HL7V2' as format, o.content,
          array(select value from exchange.mention m where m.outbound = o.id and m.kind = 'PATIENT') as patients
        from exchange.outbound o where o.id = any(:ids) order by o.id
        """;

    private final MessageSearch search;
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    MessageExport(MessageSearch search, JdbcClient jdbc, AuditTrail audit, PlatformTransactionManager transactions) {
        this.search = search;
        this.jdbc = jdbc;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    void inboundCsv(PageRequest request, HttpServletResponse response) throws IOException {
        List<MessageRow> rows = search.allInbound(request);
        exported("inbound-message", request, rows.size());
        Csv csv = CsvDownload.to(
                response,
                "messages",
                List.of("No.", "Received", "Type", "Sender", "Its number", "State", "Channel", "Bytes", "Story"));
        for (MessageRow row : rows) {
            csv.row(Arrays.asList(
                    row.id(),
                    row.receivedAt(),
                    row.type(),
                    row.sender(),
                    row.controlId(),
                    row.state(),
                    row.channel(),
                    row.size(),
                    row.story()));
        }
    }

    void outboundCsv(PageRequest request, HttpServletResponse response) throws IOException {
        List<OutgoingRow> rows = search.allOutbound(request);
        exported("outbound-message", request, rows.size());
        Csv csv = CsvDownload.to(
                response,
                "outgoing-messages",
                List.of(
                        "No.",
                        "Queued",
                        "Type",
                        "Destination",
                        "Our number",
                        "State",
                        "Attempts",
                        "Settled",
                        "Reason"));
        for (OutgoingRow row : rows) {
            csv.row(Arrays.asList(
                    row.id(),
                    row.createdAt(),
                    row.type(),
                    row.destination(),
                    row.controlId(),
                    row.state(),
                    row.attempts(),
                    row.settledAt(),
                    row.reason()));
        }
    }

    void inboundZip(PageRequest request, HttpServletResponse response) throws IOException {
        List<Long> ids = search.allInbound(request).stream().map(MessageRow::id).toList();
        zip(ids, INBOUND, "inbound-message", "messages", response);
    }

    void outboundZip(PageRequest request, HttpServletResponse response) throws IOException {
        List<Long> ids =
                search.allOutbound(request).stream().map(OutgoingRow::id).toList();
        zip(ids, OUTBOUND, "outbound-message", "outgoing-messages", response);
    }

    private void exported(String type, PageRequest request, int rows) {
        onRecord(List.of(AuditEntry.of(AuditAction.READ, AuditEntry.PATIENT_RECORD, type, "list")
                .saying("Exported " + rows + " rows of the search " + request.toQuery())));
    }

    private void onRecord(List<AuditEntry> entries) {
        transaction.executeWithoutResult(_ -> audit.record(entries));
    }

    /** Some at a time, so that memory holds a few messages whatever was found; each that leaves is on record first. */
    private void zip(List<Long> ids, String select, String type, String name, HttpServletResponse response)
            throws IOException {
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name + ".zip").build().toString());
        try (ZipOutputStream zip = new ZipOutputStream(response.getOutputStream())) {
            for (int from = 0; from < ids.size(); from += CHUNK) {
                List<Long> chunk = ids.subList(from, Math.min(ids.size(), from + CHUNK));
                List<Raw> messages = jdbc.sql(select)
                        .param("ids", chunk.toArray(Long[]::new))
                        .query((row, _) -> raw(row))
                        .list();
                onRecord(messages.stream()
                        .map(message -> AuditEntry.of(
                                        AuditAction.READ, AuditEntry.PATIENT_RECORD, type, Long.toString(message.id()))
                                .about(message.patients()))
                        .toList());
                for (Raw message : messages) {
                    zip.putNextEntry(new ZipEntry(message.file()));
                    zip.write(message.content());
                    zip.closeEntry();
                }
            }
        }
    }

    private static Raw raw(ResultSet row) throws SQLException {
        String kind = row.getString("type").replaceAll("[^A-Za-z0-9]+", "-");
        String ending = row.getString("format").equals("HL7V2") ? ".hl7" : ".lis2";
        return new Raw(
                row.getLong("id"),
                "%010d-%s%s".formatted(row.getLong("id"), kind, ending),
                row.getBytes("content"),
                List.of((String[]) row.getArray("patients").getArray()));
    }

    @SuppressWarnings("ArrayRecordComponent") // written, never compared
    private record Raw(long id, String file, byte[] content, List<String> patients) {}
}
