package io.dataprocessing.pipeline.core.library;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.core.config.PipelineBuilder;
import io.dataprocessing.pipeline.core.config.SectionBuilder;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.Planner;
import io.dataprocessing.pipeline.core.plan.StepPlan;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import io.dataprocessing.pipeline.core.problem.InvalidPipelineException;
import io.dataprocessing.pipeline.core.row.ObjectTypeInfo;
import io.dataprocessing.pipeline.core.row.RowTypeInfo;
import io.dataprocessing.pipeline.core.row.ValueTypeInfo;
import io.dataprocessing.pipeline.core.type.RowConversion;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Single processors as Flink functions on one's own streams, with their state, timers, metrics and
 * side outputs:
 *
 * <pre>{@code
 * ProcessorFunctions processors = new ProcessorFunctions(Catalog.load(getClass().getClassLoader()));
 * KeyedProcessorStep<Order, Order> firsts =
 *         processors.keyed(
 *                 "firsts",
 *                 "deduplicate",
 *                 Order.class,
 *                 Order.class,
 *                 options -> options.set("key-by", List.of("order_id")).set("ttl", "1h"));
 * DataStream<Order> once = orders.keyBy(firsts.key()).process(firsts).uid("firsts");
 * }</pre>
 *
 * <p>The options are those of the step in a pipeline file, {@code key-by} and {@code on-error}
 * among them. They are checked here, by the rules of a pipeline's plan: whatever is wrong is found
 * before the job starts. Steps that aren't a single function (windows, joins, asynchronous ones,
 * those with two inputs) are added to a job in a pipeline whose source and sink are streams.
 *
 * <p>The processor has to be on the job's class path, with an entry in {@code META-INF/services}.
 */
public final class ProcessorFunctions {

    private static final String INPUT = "function-input";
    private static final String OUTPUT = "function-output";

    private final Catalog catalog;

    /** Functions of the processors in a catalog. */
    public ProcessorFunctions(Catalog catalog) {
        this.catalog = requireNonNull(catalog, "catalog");
    }

    /**
     * A processor without a key, on Java objects.
     *
     * @param name the name of the step, for messages and metrics: a-z, 0-9 and '-'
     * @param processor the name of the processor, as in a pipeline file's {@code type}
     * @param input what comes: a record or class that {@link
     *     io.dataprocessing.pipeline.api.data.Schemas#of} has a schema for
     * @param output likewise, what the processor's rows become
     * @throws SchemaException if one of the classes has no schema
     * @throws InvalidPipelineException if there is no such processor, an option is wrong or the
     *     input doesn't fit, with everything that is wrong
     * @throws IllegalArgumentException if the processor needs a key or isn't a single function, or
     *     its rows can't be read as the output
     */
    public <I, O> ProcessorStep<I, O> plain(
            String name,
            String processor,
            Class<I> input,
            Class<O> output,
            Consumer<SectionBuilder> options) {
        return plain(
                plan(name, processor, ObjectTypeInfo.of(input), options),
                ObjectTypeInfo.of(input),
                ObjectTypeInfo.of(output));
    }

    /** The same on rows; see {@link #plain}. */
    public ProcessorStep<Row, Row> plainRows(
            String name, String processor, RowType input, Consumer<SectionBuilder> options) {
        RowTypeInfo rows = RowTypeInfo.ofValues(input);
        StepPlan step = plan(name, processor, rows, options);
        return plain(step, rows, RowTypeInfo.ofValues(outputOf(step)));
    }

    /**
     * A processor with a key, on Java objects; for a stream that's keyed by {@link
     * KeyedProcessorStep#key}.
     *
     * @param name the name of the step, for messages and metrics: a-z, 0-9 and '-'
     * @param processor the name of the processor, as in a pipeline file's {@code type}
     * @param input what comes: a record or class that {@link
     *     io.dataprocessing.pipeline.api.data.Schemas#of} has a schema for
     * @param output likewise, what the processor's rows become
     * @throws SchemaException if one of the classes has no schema
     * @throws InvalidPipelineException if there is no such processor, an option is wrong or the
     *     input doesn't fit, with everything that is wrong
     * @throws IllegalArgumentException if the processor has no key or isn't a single function, or
     *     its rows can't be read as the output
     */
    public <I, O> KeyedProcessorStep<I, O> keyed(
            String name,
            String processor,
            Class<I> input,
            Class<O> output,
            Consumer<SectionBuilder> options) {
        return keyed(
                plan(name, processor, ObjectTypeInfo.of(input), options),
                ObjectTypeInfo.of(input),
                ObjectTypeInfo.of(output));
    }

    /** The same on rows; see {@link #keyed}. */
    public KeyedProcessorStep<Row, Row> keyedRows(
            String name, String processor, RowType input, Consumer<SectionBuilder> options) {
        RowTypeInfo rows = RowTypeInfo.ofValues(input);
        StepPlan step = plan(name, processor, rows, options);
        return keyed(step, rows, RowTypeInfo.ofValues(outputOf(step)));
    }

    private static <I, O> ProcessorStep<I, O> plain(
            StepPlan step, ValueTypeInfo<I> input, ValueTypeInfo<O> output) {
        if (!step.key().isEmpty()) {
            throw new IllegalArgumentException(
                    "step '%s' (%s) has a key. Make it with 'keyed', for a stream that's keyed by the function's key()."
                            .formatted(step.name(), step.processor().type()));
        }
        checkFits(step, output);
        return new ProcessorStep<>(step, input, output);
    }

    private static <I, O> KeyedProcessorStep<I, O> keyed(
            StepPlan step, ValueTypeInfo<I> input, ValueTypeInfo<O> output) {
        if (step.key().isEmpty()) {
            throw new IllegalArgumentException(
                    "step '%s' (%s) has no key. Make it with 'plain', or set 'key-by' if it takes one."
                            .formatted(step.name(), step.processor().type()));
        }
        checkFits(step, output);
        return new KeyedProcessorStep<>(step, input, output);
    }

    private StepPlan plan(
            String name,
            String processor,
            ValueTypeInfo<?> input,
            Consumer<SectionBuilder> options) {
        PipelineBuilder words = PipelineBuilder.named("function").streamDeadLetters();
        if (input instanceof RowTypeInfo rows) {
            words.streamSource(INPUT, rows.rowType(), source -> {});
        } else {
            words.streamSource(INPUT, input.getTypeClass(), source -> {});
        }
        words.step(name, processor, options).streamSink(OUTPUT, name);
        PipelinePlan plan = new Planner(catalog).plan(words.build());
        StepPlan step = plan.steps().get(0);
        if (step.kind() != StepPlan.Kind.PROCESSOR) {
            throw new IllegalArgumentException(
                    "step '%s' (%s) is no single function. Add it in a pipeline whose source and sink are streams: see PipelineBuilder.streamSource."
                            .formatted(name, processor));
        }
        return step;
    }

    private static RowType outputOf(StepPlan step) {
        return step.outputs().get("");
    }

    private static void checkFits(StepPlan step, ValueTypeInfo<?> output) {
        List<RowConversion.Mismatch> mismatches =
                RowConversion.check(outputOf(step), output.rowType());
        if (!mismatches.isEmpty()) {
            throw new IllegalArgumentException(
                    "what step '%s' (%s) gives can't be read as %s: %s"
                            .formatted(
                                    step.name(),
                                    step.processor().type(),
                                    output.getTypeClass().getSimpleName(),
                                    mismatches.stream()
                                            .map(RowConversion.Mismatch::message)
                                            .collect(Collectors.joining(" "))));
        }
    }
}
