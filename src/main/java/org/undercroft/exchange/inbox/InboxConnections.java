package org.undercroft.exchange.inbox;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Connections that belong to the inbox alone: a busy program must still be able to store, and a lost database must be
 * noticed at once, which the common pool would hide for half a minute.
 */
@Component
class InboxConnections {

    private final JdbcConnectionDetails details;

    InboxConnections(JdbcConnectionDetails details) {
        this.details = details;
    }

    /** Plans are made once, when the tables are still small, and then kept: they must not read whole tables. */
    Connection open() throws SQLException {
        Properties properties = new Properties();
        properties.put("user", String.valueOf(details.getUsername()));
        properties.put("password", String.valueOf(details.getPassword()));
        properties.put("connectTimeout", "2");
        properties.put("loginTimeout", "3");
        properties.put("socketTimeout", "20");
        properties.put("ApplicationName", "undercroft inbox");
        properties.put("options", "-c statement_timeout=15s -c enable_seqscan=off");
        Connection connection = DriverManager.getConnection(details.getJdbcUrl(), properties);
        connection.setAutoCommit(false);
        return connection;
    }
}
