package org.undercroft.platform.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/**
 * Where style, scripts and icons are. Our own carry a fingerprint of their content, so that browsers may keep them for
 * as long as they like.
 *
 * @param stylesheet our style
 * @param theme the script that chooses light or dark before anything is drawn
 * @param icon the icon of the browser's tab
 * @param modules scripts of ours that each page needs
 * @param libraries scripts of others, in the order they must run
 */
public record Assets(String stylesheet, String theme, String icon, List<String> modules, List<String> libraries) {

    /** The libraries' places inside their webjars; the versions are those in the project file. */
    private static final List<String> LIBRARIES =
            List.of("/webjars/htmx.org/2.0.10/dist/htmx.min.js", "/webjars/htmx-ext-sse/2.2.2/sse.js");

    private static final List<String> MODULES = List.of(
            "/assets/htmx-manners.js",
            "/assets/scan.js",
            "/assets/keys.js",
            "/assets/pages.js",
            "/assets/live.js",
            "/assets/small-things.js");

    /** The assets on the class path; fails if one of them is missing. */
    static Assets onClassPath() {
        LIBRARIES.forEach(Assets::fingerprint);
        return new Assets(
                fingerprinted("/assets/undercroft.css"),
                fingerprinted("/assets/theme.js"),
                fingerprinted("/assets/icon.svg"),
                MODULES.stream().map(Assets::fingerprinted).toList(),
                LIBRARIES);
    }

    /** The address of an asset of ours that only some pages need; fails if it is missing. */
    public static String fingerprinted(String path) {
        return path + "?v=" + fingerprint(path);
    }

    private static String fingerprint(String path) {
        return fingerprint(resource(path));
    }

    /** Tells one content from another; fails if there is none. */
    static String fingerprint(Resource asset) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(asset.getContentAsByteArray());
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (IOException missing) {
            throw new UncheckedIOException("The page asset " + asset + " is not on the class path", missing);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    static ClassPathResource resource(String path) {
        return Stream.of("static", "META-INF/resources")
                .map(root -> new ClassPathResource(root + path))
                .filter(ClassPathResource::exists)
                .findFirst()
                .orElseGet(() -> new ClassPathResource("static" + path));
    }
}
