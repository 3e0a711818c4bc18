package io.dataprocessing.pipeline.processors.lookup;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.lookup.LookupTable;
import io.dataprocessing.pipeline.processors.lookup.LookupOptions.JoinType;
import io.dataprocessing.pipeline.processors.lookup.LookupOptions.OnMiss;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks the options of a lookup against its input and its table, and compiles its expressions. */
final class LookupPlanning {

    private final LookupOptions options;
    private final PlanContext context;
    private final RowType input;

    LookupPlanning(LookupOptions options, PlanContext context) {
        this.options = options;
        this.context = context;
        this.input = context.inputType();
    }

    /** The lookup; empty if it can't even be described, which was reported. */
    Optional<LookupPlan> plan() {
        checkMisses();
        if (options.key().isEmpty()) {
            context.problem("key", "at least one field of the table is needed.");
        }
        if (input.has(options.as())) {
            context.problem(
                    "as",
                    "the record has a field '%s' itself. Give the found row another name with 'as'."
                            .formatted(options.as()));
        }
        if (options.key().isEmpty() || input.has(options.as())) {
            return Optional.empty();
        }
        return context.table(options.table(), keyOptions()).map(this::plan);
    }

    private LookupPlan plan(LookupTable table) {
        checkUse(table);
        List<Expression> key = key(table.keyType());
        AddedFields added = new AddedFields(options, context, table.type());
        added.plan();
        Map<String, Field> fields = new LinkedHashMap<>();
        input.fields().forEach(field -> fields.put(field.name(), field));
        added.fields().forEach(field -> fields.put(field.name(), field));
        RowMapping output =
                RowMapping.replacing(
                        input,
                        RowType.of(List.copyOf(fields.values())),
                        added.fields().stream().map(Field::name).toList());
        Set<String> reads = new LinkedHashSet<>(added.reads());
        key.forEach(expression -> reads.addAll(expression.reads()));
        return new LookupPlan(
                table,
                key,
                added.values(),
                added.fields().stream()
                        .map(field -> output.ownIndex(output.type().indexOf(field.name())))
                        .toList(),
                output,
                reads);
    }

    private Map<String, String> keyOptions() {
        Map<String, String> fields = new LinkedHashMap<>();
        options.key().forEach((field, text) -> fields.put(field, text.option()));
        return fields;
    }

    private void checkMisses() {
        if (options.join() == JoinType.INNER && options.missing() == OnMiss.PASS) {
            context.problem(
                    "on-miss",
                    "'join: inner' drops the records that 'on-miss: pass' lets go on. Leave out one.");
        }
        if (!options.defaults().isEmpty() && options.missing() != OnMiss.PASS) {
            context.problem(
                    "defaults",
                    "records without a row don't go on, so that nothing takes a default. Leave them out, or use 'join: left' and 'on-miss: pass'.");
        }
        if (!options.prefix().isEmpty() && !options.select().isEmpty()) {
            context.problem("prefix", "'select' names the added fields itself. Leave out one.");
        }
    }

    private void checkUse(LookupTable table) {
        if (table.local() && options.cache().isPresent()) {
            context.problem("cache", "the table is in memory already. Leave 'cache' out.");
        }
        if (table.local() && options.async().isPresent()) {
            context.problem(
                    "async", "the table is in memory and answers at once. Leave 'async' out.");
        }
    }

    private List<Expression> key(RowType keyType) {
        List<Expression> key = new ArrayList<>();
        options.key()
                .forEach(
                        (field, text) ->
                                keyType.field(field)
                                        .flatMap(
                                                found ->
                                                        context.expression(
                                                                text,
                                                                input,
                                                                Optional.of(found.type())))
                                        .ifPresent(key::add));
        return key;
    }
}
