package org.undercroft.exchange.channel;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.undercroft.wire.PeerRule;

/**
 * Who may send what through a door.
 *
 * @param name what people call it; never changed
 * @param door the door it leads through
 * @param sender a pattern of senders, {@code *} for any characters and {@code ?} for one
 * @param peers addresses it may come from; empty for any
 * @param types message types it may carry; empty for all that somebody handles
 * @param unknownTypes what is done with a type that nobody handles
 * @param enabled whether it is in use
 * @param note why it is there, for people
 * @param version counts its changes
 */
public record Channel(
        String name,
        Door door,
        String sender,
        List<PeerRule> peers,
        Set<String> types,
        UnknownTypes unknownTypes,
        boolean enabled,
        String note,
        int version) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /** What is done with a message whose type nobody handles. It is kept and shown either way. */
    public enum UnknownTypes {
        /** The sender hears that it was stored. */
        KEEP,
        /** The sender hears that nobody here understands it. */
        REFUSE
    }

    /** @throws IllegalArgumentException if the name or the sender pattern is not usable; the message says why */
    public Channel {
        peers = List.copyOf(peers);
        types = Set.copyOf(types);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A channel's name is 1 to 40 lower-case letters, digits or hyphens, not \"" + name + "\"");
        }
        if (sender.isBlank()) {
            throw new IllegalArgumentException("A channel needs a pattern of senders; * allows every sender");
        }
    }

    /** Whether this sender may use the channel from this address. */
    public boolean admits(String who, InetAddress from) {
        return enabled && comesFrom(from) && matches(who);
    }

    /** Whether its list lets this address in. */
    public boolean comesFrom(InetAddress from) {
        return peers.isEmpty() || peers.stream().anyMatch(rule -> rule.matches(from));
    }

    /** Whether messages of this type may come through. */
    public boolean carries(String type) {
        return types.isEmpty() || types.contains(type);
    }

    /** How many characters of the pattern are fixed: of several channels, the most particular is chosen. */
    int particularity() {
        return sender.replace("*", "").replace("?", "").length();
    }

    private boolean matches(String who) {
        if (sender.equals("*")) {
            return true;
        }
        String pattern = sender.chars()
                .mapToObj(letter -> switch (letter) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString(letter));
                })
                .collect(Collectors.joining());
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
                .matcher(who)
                .matches();
    }
}
