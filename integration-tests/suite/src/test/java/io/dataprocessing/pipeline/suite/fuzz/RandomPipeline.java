package io.dataprocessing.pipeline.suite.fuzz;

import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.testkit.FactoryDescription;
import io.dataprocessing.pipeline.testkit.RandomRows;
import io.dataprocessing.pipeline.testkit.Rows;
import io.dataprocessing.pipeline.testkit.TestTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A pipeline by chance: a source, up to six steps, sinks behind several of them. Its names begin
 * with its own, so that several fit into one file.
 */
final class RandomPipeline {

    /** The table that lookups look into, as the lines of a file. */
    static final String TABLE_LINES = "text-1,Ulm,3\na,Bonn,\nEUR,Jena,-7\ntext-2,Köln,9\n";

    private static final RowType TABLE = Rows.type("code string, city string, rank int?");
    private static final String TABLE_SECTION =
            "{type: file, path: table.csv, value: {format: csv, schema:"
                    + " {fields: {code: string, city: string, rank: int?}}}}";
    private static final String MORE =
            "id long, name string, amount double, qty int?, at timestamp,"
                    + " user row<name string, age int?>?, tags array<string>, price decimal(10, 2)?";
    private static final int MOST_STEPS = 6;
    private static final int TRIES = 12;
    private static final Map<String, ProcessorFactory<?>> FACTORIES = factories();

    private final String name;
    private final String format;
    private final Random random;
    private final RowType valueType;
    private final boolean keyed;
    private final StepChoices choices;
    private final StringBuilder steps = new StringBuilder();
    private final Map<String, String> sinks = new LinkedHashMap<>();
    private int stepCount;

    private RandomPipeline(String name, String format, Random random) {
        this.name = name;
        this.format = format;
        this.random = random;
        this.choices = new StepChoices(random);
        this.valueType = valueType(random);
        this.keyed = random.nextInt(4) == 0;
    }

    @SuppressWarnings("rawtypes") // the service has no type argument
    private static Map<String, ProcessorFactory<?>> factories() {
        Map<String, ProcessorFactory<?>> factories = new LinkedHashMap<>();
        for (ProcessorFactory factory : ServiceLoader.load(ProcessorFactory.class)) {
            factories.put(factory.type(), factory);
        }
        return factories;
    }

    /**
     * A pipeline.
     *
     * @param format that of its source
     */
    static RandomPipeline of(String name, String format, Random random) {
        RandomPipeline pipeline = new RandomPipeline(name, format, random);
        pipeline.build();
        return pipeline;
    }

    private static RowType valueType(Random random) {
        List<Field> fields = new ArrayList<>();
        Rows.type(MORE).fields().stream()
                .filter(field -> random.nextInt(4) > 0)
                .map(
                        field ->
                                random.nextInt(4) == 0
                                        ? field.withType(field.type().asNullable())
                                        : field)
                .forEach(fields::add);
        fields.addAll(
                new RandomRows(random.nextLong()).rowType(each -> true).fields());
        return RowType.of(fields);
    }

    private void build() {
        RowType type = valueType;
        if (keyed) {
            List<Field> fields = new ArrayList<>(Rows.type("rec_key string").fields());
            fields.addAll(valueType.fields());
            type = RowType.of(fields);
        }
        String input = name;
        sink(input, type);
        for (int i = 1 + random.nextInt(MOST_STEPS); i > 0; i--) {
            Optional<Next> next = step(type, input);
            if (next.isPresent()) {
                type = next.get().type();
                input = next.get().output();
                if (random.nextInt(3) == 0) {
                    sink(input, type);
                }
            }
        }
        sinks.remove(input);
        sink(input, type);
    }

    /** What comes out of a step. */
    private record Next(RowType type, String output) {}

    private Optional<Next> step(RowType type, String input) {
        if (random.nextInt(10) == 0) {
            return Optional.of(new Next(type, union(type, input)));
        }
        for (int i = 0; i < TRIES; i++) {
            StepChoices.Choice choice = choices.next(type);
            Optional<StepSpec> spec = spec(choice, type);
            if (spec.isPresent()) {
                return Optional.of(add(choice, spec.get(), type, input));
            }
        }
        return Optional.empty();
    }

    /** The step that a choice describes; empty if something is wrong with it. */
    private static Optional<StepSpec> spec(StepChoices.Choice choice, RowType type) {
        try {
            FactoryDescription description =
                    FactoryDescription.of(
                                    FACTORIES.get(choice.type()),
                                    String.join("\n", choice.options()),
                                    type)
                            .withTable("table", TestTable.local(TABLE, tableRows()));
            return description.problems().isEmpty()
                    ? Optional.of(description.get())
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<Row> tableRows() {
        return List.of(Rows.row(TABLE, "a", "Bonn", null));
    }

    private Next add(StepChoices.Choice choice, StepSpec spec, RowType type, String input) {
        String step = write(choice.type(), "[" + input + "]", choice.options());
        List<String> outputs = choice.outputs().stream().map(each -> step + "." + each).toList();
        if (choice.hasMain()) {
            outputs.forEach(each -> sink(each, type));
            return new Next(((ProcessorSpec<?, ?>) spec).outputType().orElse(type), step);
        }
        sink(outputs.get(1), type);
        return new Next(type, outputs.get(0));
    }

    private String union(RowType type, String input) {
        String first = write("filter", "[" + input + "]", List.of("condition: \"true\""));
        String field = type.field(random.nextInt(type.size())).name();
        String second =
                write(
                        "filter",
                        "[" + input + "]",
                        List.of("condition: \"%s != null\"".formatted(field)));
        return write(
                "filter", "[" + first + ", " + second + "]", List.of("condition: \"true\""));
    }

    private String write(String type, String input, List<String> options) {
        String step = name + "-" + ++stepCount;
        steps.append("  - name: %s\n    type: %s\n    input: %s\n".formatted(step, type, input));
        steps.append("    on-error: dead-letter\n");
        options.forEach(
                line ->
                        steps.append("    ")
                                .append(line.replace(StepChoices.TABLE, TABLE_SECTION))
                                .append('\n'));
        return step;
    }

    private void sink(String input, RowType type) {
        boolean hasKey = random.nextInt(3) == 0;
        String key = type.field(random.nextInt(type.size())).name();
        sinks.put(
                input,
                "value: {format: %s}%s"
                        .formatted(
                                random.nextInt(4) == 0 ? "avro" : "json",
                                hasKey
                                        ? ", key: {fields: [%s], format: json}".formatted(key)
                                        : ""));
    }

    /** The type of the values that are read. */
    RowType valueType() {
        return valueType;
    }

    String name() {
        return name;
    }

    String format() {
        return format;
    }

    /** The source as it stands in a file. */
    String source() {
        String fields =
                valueType.fields().stream()
                        .map(field -> "\"%s\": \"%s\"".formatted(field.name(), field.type()))
                        .collect(Collectors.joining(", "));
        return "  %s: {connection: main, topic: %s, on-error: dead-letter,%s value: {format: %s, schema: {fields: {%s}}}}\n"
                .formatted(
                        name,
                        name,
                        keyed ? " key: {format: string, field: rec_key}," : "",
                        format,
                        fields);
    }

    /** The steps as they stand in a file. */
    String steps() {
        return steps.toString();
    }

    /**
     * The sinks as they stand in a file.
     *
     * @param topics where each sink writes, by its name
     */
    String sinks(Function<String, String> topics) {
        StringBuilder text = new StringBuilder();
        sinks.forEach(
                (input, rest) -> {
                    String sink = sinkName(input);
                    text.append(
                            "  %s: {input: %s, connection: main, topic: %s, on-error: dead-letter, %s}\n"
                                    .formatted(sink, input, topics.apply(sink), rest));
                });
        return text.toString();
    }

    private static String sinkName(String input) {
        return input.replace('.', '-') + "-out";
    }
}
