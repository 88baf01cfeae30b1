package org.undercroft.platform.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Sends a list as a file of comma-separated values. */
public final class CsvDownload {

    private CsvDownload() {}

    /**
     * Starts the answer and returns the writer for its rows.
     *
     * @param response the answer, not yet begun
     * @param name the file's name without ending
     * @param heading the first row
     * @throws IOException if the browser has gone
     */
    public static Csv to(HttpServletResponse response, String name, List<? extends @Nullable Object> heading)
            throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name + ".csv", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        return new Csv(response.getWriter()).row(heading);
    }
}
