package org.undercroft.exchange.lane;

import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.undercroft.exchange.answer.Answer;
import org.undercroft.exchange.channel.Channel;
import org.undercroft.exchange.channel.Channels;
import org.undercroft.exchange.channel.Door;
import org.undercroft.exchange.header.MessageHeader;

/** Decides, from its header alone, whether a message will be handled and what its sender hears. */
@Component
public class Admission {

    private final Channels channels;
    private final Handlers handlers;

    Admission(Channels channels, Handlers handlers) {
        this.channels = channels;
        this.handlers = handlers;
    }

    /** Decides about a message. It is stored in either case. */
    public Verdict of(Door door, MessageHeader header, InetAddress from) {
        Optional<Channel> channel = channels.of(door, header.sender(), from);
        if (channel.isEmpty()) {
            return Verdict.refused(
                    "",
                    "No channel admits the sender \"" + header.sender() + "\" from " + from.getHostAddress()
                            + ". Ask for one to be set up for MSH-4 and MSH-3 (or H.5) as you send them");
        }
        return within(channel.get(), header.type());
    }

    private Verdict within(Channel channel, String type) {
        if (!channel.carries(type)) {
            return Verdict.refused(
                    channel.name(), "The channel " + channel.name() + " does not carry messages of type " + type);
        }
        if (handlers.responder(type).isPresent()) {
            return new Verdict(channel.name(), true, null, Answer.STORED);
        }
        if (handlers.handler(type).isPresent()) {
            return new Verdict(channel.name(), false, null, Answer.STORED);
        }
        return switch (channel.unknownTypes()) {
            case KEEP -> new Verdict(channel.name(), false, nobodyHandles(type), Answer.STORED);
            case REFUSE -> Verdict.refused(channel.name(), nobodyHandles(type));
        };
    }

    static String nobodyHandles(String type) {
        return type.equals(MessageHeader.UNKNOWN)
                ? "The message does not say its type (MSH-9)"
                : "Nobody here handles messages of type " + type;
    }

    /**
     * The decision.
     *
     * @param channel the channel's name; empty if none admits it
     * @param question whether somebody answers it on the line
     * @param refusal why nobody will handle it; null if somebody will
     * @param answer what the sender hears once it is stored
     */
    public record Verdict(
            String channel, boolean question, @Nullable String refusal, Answer answer) {

        static Verdict refused(String channel, String reason) {
            return new Verdict(channel, false, reason, new Answer(Answer.Verdict.REJECTED, reason));
        }
    }
}
