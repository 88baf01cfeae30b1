package org.undercroft.records.fhir.search;

import java.util.List;
import java.util.Set;

/** What a resource must fulfil to be found. All conditions of a search hold together; the values of one are alternatives. */
public sealed interface Condition {

    /** Its id is one of these. */
    record Ids(Set<String> anyOf) implements Condition {}

    /** It was last changed within one of these. */
    record Updated(List<DateBound> anyOf) implements Condition {}

    /** It has one of these tokens or references; or, if {@code negated}, none of them. */
    record Tokens(Set<Long> anyOf, boolean negated) implements Condition {}

    /** It refers to one of these ({@code Type/id}) by this parameter. A patient stands for all identities of the person. */
    record Refers(String parameter, Set<String> targets) implements Condition {}

    /** It refers by this parameter to a resource of this type that fulfils the inner condition. */
    record Chained(String parameter, String target, Condition inner) implements Condition {}

    /** One of its words under the parameter matches. */
    record Words(String parameter, Match match, List<String> anyOf) implements Condition {}

    /** One of its dates under the parameter matches. */
    record Dates(String parameter, List<DateBound> anyOf) implements Condition {}

    /** It has no value for the parameter, or has one. */
    record Missing(String parameter, boolean missing) implements Condition {}

    /** How words are compared. */
    enum Match {
        /** From their beginning, without case and accents. */
        BEGINS,
        /** Anywhere, without case and accents. */
        CONTAINS,
        /** Letter by letter. */
        EXACT
    }
}
