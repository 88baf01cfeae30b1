package org.undercroft.records.patient;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The FHIR identifier system of an HL7 v2 assigning authority. */
public final class IdentifierSystem {

    private static final Pattern OID = Pattern.compile("[0-2](\\.\\d+)+");
    private static final String LOCAL = "urn:undercroft:authority:";

    private IdentifierSystem() {}

    /** {@code urn:oid:} for an object identifier, else {@code urn:undercroft:authority:NAME}. */
    public static String of(String authority) {
        if (OID.matcher(authority).matches()) {
            return "urn:oid:" + authority;
        }
        return LOCAL + (authority.isEmpty() ? "unnamed" : URLEncoder.encode(authority, StandardCharsets.UTF_8));
    }
}
