package io.dataprocessing.pipeline.processors.sql;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.core.transform.TransformPlanContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.catalog.Column;
import org.apache.flink.types.Row;

/** Has Flink plan a query in an environment that is thrown away, to know all that is wrong. */
final class SqlPlanning {

    private final SqlOptions options;
    private final TransformPlanContext context;
    private final SqlErrors errors;
    private boolean clean = true;

    SqlPlanning(SqlOptions options, TransformPlanContext context) {
        this.options = requireNonNull(options, "options");
        this.context = requireNonNull(context, "context");
        this.errors = new SqlErrors(options, context);
    }

    /** The result of the query; empty after problems were reported. */
    Optional<SqlResult> plan() {
        checkTables();
        checkChangelog();
        if (!clean) {
            return Optional.empty();
        }
        // Never executed; a local one is what 'flink run' forbids.
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment();
        SqlSession session = SqlSession.in(environment, options, 1);
        try {
            for (int i = 0; i < options.tables().size(); i++) {
                RowType type = context.inputTypes().get(i);
                session.table(
                        options.tables().get(i),
                        type,
                        environment.fromData(
                                List.<Row>of(), SqlTypes.stream(type, options.timeColumn())));
            }
            Table table = session.query();
            Optional<SqlResult> result = result(table);
            if (result.isPresent() && clean) {
                session.rows(table);
            }
            return result.filter(found -> clean);
        } catch (RuntimeException | AssertionError e) {
            errors.report(e);
            return Optional.empty();
        }
    }

    private void checkTables() {
        int inputs = context.inputTypes().size();
        if (options.tables().size() != inputs) {
            problem(
                    "tables",
                    "the step has %d input%s and %d name%s. Give a name for each, in the order of 'input'."
                            .formatted(
                                    inputs,
                                    inputs == 1 ? "" : "s",
                                    options.tables().size(),
                                    options.tables().size() == 1 ? "" : "s"));
            return;
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < inputs; i++) {
            String name = options.tables().get(i);
            String option = "tables[%d]".formatted(i);
            if (!name.matches(SqlOptions.NAME)) {
                problem(
                        option,
                        "'%s' can't name a table. Use %s."
                                .formatted(name, SqlOptions.NAME_ALLOWED));
            } else if (!names.add(name)) {
                problem(option, "there is a table '%s' already.".formatted(name));
            }
            checkFields(name, option, context.inputTypes().get(i));
        }
    }

    private void checkFields(String table, String option, RowType type) {
        if (type.has(options.timeColumn())) {
            problem(
                    "time-column",
                    "table '%s' has a field '%s'. Give the column with the event time another name."
                            .formatted(table, options.timeColumn()));
        }
        for (Field field : type.fields()) {
            SqlTypes.unknown(field.type())
                    .ifPresent(
                            unknown ->
                                    problem(
                                            option,
                                            ("field '%s' of '%s' holds a %s, which SQL can't hold"
                                                            + " exactly. Convert it or leave it out"
                                                            + " in a 'map' before.")
                                                    .formatted(
                                                            field.name(),
                                                            table,
                                                            unknown.asRequired())));
        }
    }

    private void checkChangelog() {
        boolean upsert = options.changelog() == Changelog.UPSERT;
        if (upsert && options.key().isEmpty()) {
            problem(
                    "key",
                    "with 'changelog: upsert' the columns are needed by which rows replace each"
                            + " other.");
        }
        if (!upsert && !options.key().isEmpty()) {
            problem("key", "it has no effect with 'changelog: append'. Leave it out.");
        }
    }

    private Optional<SqlResult> result(Table table) {
        List<Field> fields = new ArrayList<>();
        for (Column column : table.getResolvedSchema().getColumns()) {
            column(column).ifPresent(fields::add);
        }
        if (!clean) {
            return Optional.empty();
        }
        RowType columns = RowType.of(fields);
        checkKey(columns);
        checkTimeField(columns);
        if (options.changelog() == Changelog.UPSERT && columns.has(options.deletedField())) {
            problem(
                    "deleted-field",
                    "the result has a column '%s'. Give the field another name."
                            .formatted(options.deletedField()));
        }
        return clean ? Optional.of(SqlResult.of(columns, options)) : Optional.empty();
    }

    private Optional<Field> column(Column column) {
        if (column.getName().startsWith("EXPR$")) {
            problem(
                    "query",
                    "column %s of the result has no name. Give it one with AS."
                            .formatted(Integer.parseInt(column.getName().substring(5)) + 1));
            return Optional.empty();
        }
        Optional<DataType> type = ResultTypes.of(column.getDataType().getLogicalType());
        if (type.isEmpty()) {
            problem(
                    "query",
                    "column '%s' of the result is %s, for which records have no type. Cast it to another."
                            .formatted(
                                    column.getName(),
                                    column.getDataType().getLogicalType().asSummaryString()));
        }
        return type.map(found -> Field.of(column.getName(), found));
    }

    private void checkKey(RowType columns) {
        for (int i = 0; i < options.key().size(); i++) {
            String name = options.key().get(i);
            Optional<Field> field = columns.field(name);
            if (field.isEmpty()) {
                problem(
                        "key[%d]".formatted(i),
                        "the result has no column '%s'. Columns: %s."
                                .formatted(name, String.join(", ", columns.fieldNames())));
            } else if (field.get().type().nullable()) {
                problem(
                        "key[%d]".formatted(i),
                        "column '%s' of the result can be null, and a key can't. Use COALESCE(%s, …) AS %s."
                                .formatted(name, name, name));
            }
        }
    }

    private void checkTimeField(RowType columns) {
        options.timeField()
                .ifPresent(
                        name -> {
                            Optional<Field> field = columns.field(name);
                            if (field.isEmpty()) {
                                problem(
                                        "time-field",
                                        "the result has no column '%s'. Columns: %s."
                                                .formatted(
                                                        name,
                                                        String.join(", ", columns.fieldNames())));
                            } else if (!(field.get().type() instanceof ScalarType scalar)
                                    || scalar.kind() != ScalarType.Kind.TIMESTAMP) {
                                problem(
                                        "time-field",
                                        "column '%s' of the result is %s and no timestamp."
                                                .formatted(name, field.get().type()));
                            }
                        });
    }

    private void problem(String option, String message) {
        clean = false;
        context.problem(option, message);
    }
}
