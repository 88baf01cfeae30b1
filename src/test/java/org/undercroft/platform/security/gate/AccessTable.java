package org.undercroft.platform.security.gate;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.undercroft.platform.security.Role;

/** Writes who may call what as a table for people who review it. */
final class AccessTable {

    private AccessTable() {}

    static String of(List<Endpoint> endpoints) {
        StringBuilder text = new StringBuilder("""
            # Who may call what

            Made from the `@AllowedTo` on each controller method and held against the running program by
            `RoleMatrixTest`, which fails when this file and the code differ. To make it anew after a change, and then
            review the difference:

                mvn -q test -Dtest=RoleMatrixTest -Dundercroft.access-matrix=write

            Each role is named by its demonstration account. `known` is everybody signed in, `anyone` also strangers;
            scopes are those of programs with a token, one of them is enough, and one that ends in `/` stands for all
            that begin so (the FHIR door then looks at the rest). What a method itself refuses, such as a chart outside
            one's desk, is not in this table. `/actuator` beyond health is the administrator's; `/sign-in`, `/sign-out`
            and `/oauth2/token` are answered by filters.

            """);
        String roles = Arrays.stream(Role.values()).map(Role::demoAccount).collect(Collectors.joining(" | "));
        text.append("| Path | Method | ").append(roles).append(" | others | scopes |\n| --- | --- |");
        text.append(" :-: |".repeat(Role.values().length)).append(" --- | --- |\n");
        endpoints.forEach(endpoint -> text.append(row(endpoint)));
        return text.toString();
    }

    private static String row(Endpoint endpoint) {
        AccessRule rule = endpoint.rule();
        String cells = Arrays.stream(Role.values())
                .map(role -> new Caller.Colleague(Set.of(role)).satisfies(rule) ? "●" : "")
                .collect(Collectors.joining(" | "));
        String others = rule.anyone() ? "anyone" : rule.signedIn() ? "known" : "";
        String scopes = rule.scopes().stream()
                .map(scope -> scope.isEmpty() ? "any" : "`" + scope + "`")
                .collect(Collectors.joining(" "));
        return "| `" + endpoint.pattern().replace("|", "\\|") + "` | " + endpoint.method() + " | " + cells + " | "
                + others + " | " + scopes + " |\n";
    }
}
