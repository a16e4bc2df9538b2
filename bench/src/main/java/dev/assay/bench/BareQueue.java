package dev.assay.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One person who sends the statements of a captured cycle over a connection of their own, without a server between.
final class BareQueue implements QueueLoad.Client {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d+)?\\+00");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private final Connection connection;
    private final Cycle cycle;
    private final String project;
    private final String person;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private String before = "0";
    private String task = "0";

    /// @param connection made with `stringtype=unspecified`
    BareQueue(Connection connection, Cycle cycle, long project, long person) {
        this.connection = connection;
        this.cycle = cycle;
        this.project = String.valueOf(project);
        this.person = String.valueOf(person);
    }

    @Override
    public double cycle() throws SQLException {
        long begin = System.nanoTime();
        double claimed = 0;
        for (Cycle.Statement statement : cycle.statements()) {
            if (statement.isControl("BEGIN")) {
                connection.setAutoCommit(false);
            } else if (statement.isControl("COMMIT")) {
                connection.commit();
                connection.setAutoCommit(true);
            } else if (statement.isClaim()) {
                claim(statement);
                claimed = (System.nanoTime() - begin) / 1e6;
            } else {
                run(statement);
            }
        }
        before = task;
        return claimed;
    }

    private void claim(Cycle.Statement statement) throws SQLException {
        for (int attempt = 0; attempt < 3; attempt++) {
            run(statement);
            try (ResultSet row =
                    Objects.requireNonNull(prepared.get(statement.sql())).getResultSet()) {
                if (row.next()) {
                    task = row.getString(1);
                    return;
                }
            }
            before = "0";
        }
        throw new SQLException("no task is left for the bare run");
    }

    private void run(Cycle.Statement statement) throws SQLException {
        PreparedStatement ready = prepared.get(statement.sql());
        if (ready == null) {
            ready = connection.prepareStatement(statement.sql().replaceAll("\\$\\d+", "?"));
            prepared.put(statement.sql(), ready);
        }
        for (int i = 0; i < statement.parameters().size(); i++) {
            bind(ready, i + 1, statement.parameters().get(i));
        }
        ready.execute();
    }

    private void bind(PreparedStatement to, int at, @Nullable String captured) throws SQLException {
        if (captured == null) {
            to.setNull(at, Types.NULL);
            return;
        }
        String value = captured.replace(cycle.project(), project)
                .replace(cycle.person(), person)
                .replace(cycle.before(), before)
                .replace(cycle.task(), task);
        if (ID.matcher(value).matches()) {
            to.setObject(at, UUID.randomUUID());
        } else if (NUMBER.matcher(value).matches()) {
            to.setInt(at, Integer.parseInt(value));
        } else if (TIME.matcher(value).matches()) {
            to.setObject(at, OffsetDateTime.parse(value.replace(' ', 'T') + ":00"));
        } else if (value.equals("t") || value.equals("f")) {
            to.setBoolean(at, value.equals("t"));
        } else {
            to.setString(at, value);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
