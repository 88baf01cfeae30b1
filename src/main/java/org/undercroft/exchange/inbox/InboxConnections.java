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

    Connection open() throws SQLException {
        Properties properties = new Properties();
        properties.put("user", String.valueOf(details.getUsername()));
        properties.put("password", String.valueOf(details.getPassword()));
        properties.put("connectTimeout", "2");
        properties.put("loginTimeout", "3");
        properties.put("socketTimeout", "20");
        properties.put("ApplicationName", "undercroft inbox");
        Connection connection = DriverManager.getConnection(details.getJdbcUrl(), properties);
        connection.setAutoCommit(false);
        return connection;
    }
}
