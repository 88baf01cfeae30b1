package org.undercroft.exchange.door;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the doors stand.
 *
 * @param hl7 HL7 v2 over MLLP
 * @param hl7Tls HL7 v2 over MLLP and TLS
 * @param analyzers LIS2-A2 over LIS1-A
 * @param pointOfCare POCT1-A devices
 * @param files folders in which instruments leave files
 */
@ConfigurationProperties("undercroft.doors")
public record DoorSettings(
        @DefaultValue Hl7 hl7,
        @DefaultValue Hl7Tls hl7Tls,
        @DefaultValue Analyzers analyzers,
        @DefaultValue PointOfCare pointOfCare,
        @DefaultValue Files files) {

    /**
     * The plain HL7 door.
     *
     * @param enabled whether it is opened
     * @param address the local address
     * @param port the TCP port; 0 takes a free one
     * @param connections how many senders may be connected at once
     * @param idle how long a connection may be silent before it is closed
     */
    public record Hl7(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("127.0.0.1") InetAddress address,
            @DefaultValue("2575") int port,
            @DefaultValue("500") int connections,
            @DefaultValue("1h") Duration idle) {}

    /**
     * The HL7 door behind TLS; every client shows a certificate.
     *
     * @param enabled whether it is opened
     * @param address the local address
     * @param port the TCP port; 0 takes a free one
     * @param connections how many senders may be connected at once
     */
    public record Hl7Tls(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("127.0.0.1") InetAddress address,
            @DefaultValue("2576") int port,
            @DefaultValue("500") int connections) {}

    /**
     * The analyzers' door.
     *
     * @param enabled whether it is opened
     * @param address the local address
     * @param port the TCP port; 0 takes a free one
     * @param connections how many analyzers may be connected at once
     * @param dial serial lines behind terminal servers that the program dials itself, {@code host:port} each
     * @param timersDividedBy how many times shorter than the standard's the line's times are, for rehearsals
     */
    public record Analyzers(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("127.0.0.1") InetAddress address,
            @DefaultValue("15200") int port,
            @DefaultValue("500") int connections,
            @DefaultValue List<String> dial,
            @DefaultValue("1") int timersDividedBy) {

        /** Validates the lines to dial. */
        public Analyzers {
            dial = List.copyOf(dial);
            for (String line : dial) {
                if (!line.matches("[A-Za-z0-9._-]{1,200}:[1-9]\\d{0,4}")) {
                    throw new IllegalArgumentException(
                            "A line to dial (undercroft.doors.analyzers.dial) is host:port, not \"" + line + "\"");
                }
            }
        }
    }

    /**
     * The door of point-of-care devices.
     *
     * @param enabled whether it is opened
     * @param address the local address
     * @param port the TCP port; 0 takes a free one
     * @param connections how many devices may be connected at once
     * @param idle how long a device may be silent before its connection is closed
     */
    public record PointOfCare(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("127.0.0.1") InetAddress address,
            @DefaultValue("15210") int port,
            @DefaultValue("500") int connections,
            @DefaultValue("10m") Duration idle) {}

    /**
     * The watched folders, {@code drops} below the data directory.
     *
     * @param enabled whether they are watched
     * @param look how often
     * @param settled how long a file must have stayed the same before it counts as whole
     * @param largest the largest file taken, in bytes
     */
    public record Files(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("2s") Duration look,
            @DefaultValue("3s") Duration settled,
            @DefaultValue("16777216") int largest) {}
}
