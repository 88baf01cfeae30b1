package org.undercroft.exchange.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.undercroft.platform.secret.Secrets;

/** Who we are over TLS and whose certificates we believe. Read, or made, when first asked for. */
@Component
@EnableConfigurationProperties(TlsSettings.class)
public class TlsIdentity {

    private static final String STORE = "hl7-tls.p12";
    private static final String PASSWORD = "hl7-tls-password";
    private static final String PASSWORD_VARIABLE = "UNDERCROFT_STORE_PASSWORD";

    private final TlsSettings settings;
    private final Secrets secrets;

    TlsIdentity(TlsSettings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    /**
     * The configured identity; of what is not configured, one made for this installation.
     *
     * @throws IllegalStateException if a store can't be read; the message names it
     */
    public synchronized SSLContext context() {
        KeyStore own = own();
        Path trust = settings.trustStore();
        KeyStore trusted = trust == null ? own : load(trust, String.valueOf(settings.trustStorePassword()));
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, ownPassword().toCharArray());
            TrustManagerFactory trusts = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusts.init(trusted);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(keys.getKeyManagers(), trusts.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The TLS identity of the exchange can't be used", e);
        }
    }

    private KeyStore own() {
        Path configured = settings.keyStore();
        if (configured != null) {
            return load(configured, ownPassword());
        }
        secrets.bytes(STORE, () -> generate(ownPassword()));
        return load(secrets.folder().resolve(STORE), ownPassword());
    }

    private String ownPassword() {
        String configured = settings.keyStorePassword();
        return configured == null ? secrets.text(PASSWORD) : configured;
    }

    private static KeyStore load(Path file, String password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The key store " + file + " can't be read; is it PKCS#12 and its password right?", e);
        }
    }

    /** The JDK makes certificates with its keytool only. */
    private static byte[] generate(String password) {
        try {
            Path folder = Files.createTempDirectory("undercroft");
            Path file = folder.resolve(STORE);
            run(keytool(file), password);
            byte[] store = Files.readAllBytes(file);
            Files.delete(file);
            Files.delete(folder);
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException("No certificate could be made", e);
        }
    }

    private static List<String> keytool(Path file) {
        String program =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        return List.of(
                program,
                "-genkeypair",
                "-alias",
                "undercroft",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost, O=Undercroft",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-validity",
                "825",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass:env",
                PASSWORD_VARIABLE);
    }

    private static void run(List<String> command, String password) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Arguments of a process can be read by others on the machine; its environment can't.
        builder.environment().put(PASSWORD_VARIABLE, password);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("keytool made no certificate: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while making a certificate", e);
        }
    }
}
