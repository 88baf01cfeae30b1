package org.undercroft.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Keys and certificates made for one test run with the JDK's own keytool. */
public final class TestCertificates {

    /** Of every store made here. */
    public static final String PASSWORD = "changeit";

    private final Path folder;

    public TestCertificates(Path folder) {
        this.folder = folder;
    }

    /** Makes a key with a self-signed certificate for this name, valid for the loopback address. */
    public void make(String name) throws IOException, InterruptedException {
        run(
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-validity",
                "2",
                "-ext",
                "SAN=ip:127.0.0.1,dns:localhost",
                "-keystore",
                store(name));
        run("-exportcert", "-alias", name, "-keystore", store(name), "-file", certificate(name));
    }

    /** A context that shows the one's certificate and trusts only the others'. */
    public SSLContext context(String own, String... trusted)
            throws IOException, InterruptedException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(load(store(own)), PASSWORD.toCharArray());
        return context(keys.getKeyManagers(), trust(own, trusted));
    }

    /** As {@link #context}, but shows its certificate even to those who say that they do not trust its signer. */
    public SSLContext insistingContext(String own, String... trusted)
            throws IOException, InterruptedException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(load(store(own)), PASSWORD.toCharArray());
        X509ExtendedKeyManager willing = (X509ExtendedKeyManager) keys.getKeyManagers()[0];
        return context(new KeyManager[] {new Insisting(own, willing)}, trust(own, trusted));
    }

    /** A context that shows no certificate and trusts only the others'. */
    public SSLContext contextWithoutCertificate(String own, String... trusted)
            throws IOException, InterruptedException, GeneralSecurityException {
        return context(new KeyManager[0], trust(own, trusted));
    }

    /** Makes the store of those whom one trusts, {@code own-trusts.p12}; gives its path. */
    public String trust(String own, String... trusted) throws IOException, InterruptedException {
        Path trust = folder.resolve(own + "-trusts.p12");
        Files.deleteIfExists(trust);
        for (String name : trusted) {
            run("-importcert", "-noprompt", "-alias", name, "-keystore", trust.toString(), "-file", certificate(name));
        }
        return trust.toString();
    }

    private static SSLContext context(KeyManager[] keys, String trust) throws IOException, GeneralSecurityException {
        TrustManagerFactory trustees = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trustees.init(load(trust));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trustees.getTrustManagers(), null);
        return context;
    }

    private String store(String name) {
        return folder.resolve(name + ".p12").toString();
    }

    private String certificate(String name) {
        return folder.resolve(name + ".cer").toString();
    }

    private static KeyStore load(String file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    /** Shows one certificate, whoever asks. */
    private static final class Insisting extends X509ExtendedKeyManager {

        private final String alias;
        private final X509ExtendedKeyManager keys;

        Insisting(String alias, X509ExtendedKeyManager keys) {
            this.alias = alias;
            this.keys = keys;
        }

        @Override
        public String chooseClientAlias(String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return alias;
        }

        @Override
        public String[] getClientAliases(String type, Principal @Nullable [] issuers) {
            return new String[] {alias};
        }

        @Override
        public String[] getServerAliases(String type, Principal @Nullable [] issuers) {
            return new String[] {alias};
        }

        @Override
        public String chooseServerAlias(String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return alias;
        }

        @Override
        public X509Certificate[] getCertificateChain(String name) {
            return keys.getCertificateChain(name);
        }

        @Override
        public PrivateKey getPrivateKey(String name) {
            return keys.getPrivateKey(name);
        }
    }

    private static void run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool failed: " + command);
        }
    }
}
