package org.undercroft.platform.security.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.undercroft.platform.security.account.Accounts.Credentials;

/**
 * Remembers for a minute that a password was right, so that HTTP Basic does not cost a slow hash per request. It keeps a
 * keyed hash, never the password; a changed password or a disabled account is not remembered.
 */
final class VerifiedPasswords {

    private static final int MOST = 256;
    private static final long LIFE = Duration.ofMinutes(1).toNanos();

    private final SecretKeySpec key = newKey();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Long> verifiedAt = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
        }
    };

    boolean contains(Credentials credentials, String password) {
        if (!credentials.account().enabled()) {
            return false;
        }
        String mark = mark(credentials, password);
        lock.lock();
        try {
            Long since = verifiedAt.get(mark);
            return since != null && System.nanoTime() - since < LIFE;
        } finally {
            lock.unlock();
        }
    }

    void add(Credentials credentials, String password) {
        String mark = mark(credentials, password);
        lock.lock();
        try {
            verifiedAt.put(mark, System.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    private String mark(Credentials credentials, String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(credentials.account().name().value().getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            mac.update(credentials.passwordHash().getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    private static SecretKeySpec newKey() {
        byte[] bits = new byte[32];
        new SecureRandom().nextBytes(bits);
        return new SecretKeySpec(bits, "HmacSHA256");
    }
}
