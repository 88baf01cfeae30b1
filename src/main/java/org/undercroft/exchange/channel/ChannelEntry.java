package org.undercroft.exchange.channel;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.undercroft.wire.PeerRule;

/**
 * A channel as it is entered and shown: in words, before they are checked.
 *
 * @param name its name
 * @param door HL7, ANALYZERS, FILES or POINT_OF_CARE
 * @param sender the pattern of senders
 * @param peers addresses or blocks of them
 * @param types message types
 * @param unknownTypes KEEP or REFUSE
 * @param enabled whether it is open
 * @param note why it is there
 * @param version the version it was entered upon; absent: whatever is there
 */
public record ChannelEntry(
        String name,
        String door,
        String sender,
        List<String> peers,
        List<String> types,
        String unknownTypes,
        boolean enabled,
        String note,
        @Nullable Integer version) {

    static final ChannelEntry BLANK = new ChannelEntry("", "HL7", "", List.of(), List.of(), "REFUSE", true, "", 0);

    static ChannelEntry of(Channel channel) {
        return new ChannelEntry(
                channel.name(),
                channel.door().name(),
                channel.sender(),
                channel.peers().stream().map(PeerRule::toString).toList(),
                channel.types().stream().sorted().toList(),
                channel.unknownTypes().name(),
                channel.enabled(),
                channel.note(),
                channel.version());
    }

    /** The same under this name. */
    ChannelEntry named(String called) {
        return new ChannelEntry(called, door, sender, peers, types, unknownTypes, enabled, note, version);
    }

    /** @throws IllegalArgumentException if it is no channel; the message says why */
    Channel channel(int present) {
        Integer upon = version;
        return new Channel(
                name.strip(),
                Door.valueOf(door),
                sender.strip(),
                peers == null ? List.of() : peers.stream().map(PeerRule::parse).toList(),
                types == null ? Set.of() : Set.copyOf(types),
                unknownTypes == null ? Channel.UnknownTypes.REFUSE : Channel.UnknownTypes.valueOf(unknownTypes),
                enabled,
                note == null ? "" : note.strip(),
                upon == null ? present : upon);
    }
}
