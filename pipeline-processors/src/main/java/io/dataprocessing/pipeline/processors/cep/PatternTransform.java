package io.dataprocessing.pipeline.processors.cep;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.runtime.EventKey;
import io.dataprocessing.pipeline.core.transform.Entered;
import io.dataprocessing.pipeline.core.transform.Entrance;
import io.dataprocessing.pipeline.core.transform.StreamTransform;
import io.dataprocessing.pipeline.core.transform.TransformContext;
import io.dataprocessing.pipeline.core.transform.TransformPlanContext;
import io.dataprocessing.pipeline.core.transform.TransformSpec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.cep.CEP;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;

/** The step {@code pattern}. */
public final class PatternTransform implements StreamTransform<PatternOptions> {

    private static final String LATE = "late";
    private static final String TIMEOUT = "timeout";

    @Override
    public String type() {
        return "pattern";
    }

    @Override
    public String description() {
        return "";
    }

    @Override
    public Class<PatternOptions> optionsType() {
        return PatternOptions.class;
    }

    @Override
    public TransformSpec describe(PatternOptions options, TransformPlanContext context) {
        if (!new SequenceCheck(options, context).run()) {
            return TransformSpec.of(Map.of("", RowType.of()));
        }
        PatternPlan plan = new PatternPlanning(options, context).plan();
        Map<String, RowType> outputs = new LinkedHashMap<>();
        outputs.put("", plan.selection().type());
        if (options.timeout() == TimeoutPolicy.OUTPUT) {
            outputs.put(TIMEOUT, plan.unfinished().type());
        }
        if (options.late() == LatePolicy.OUTPUT) {
            outputs.put(LATE, context.inputType());
        }
        return TransformSpec.of(outputs)
                .keyBy(key(options))
                .timed(Optional.of(options.late()))
                .keeping(PatternWords.state(options), PatternWords.shape(options));
    }

    private static List<String> key(PatternOptions options) {
        return options.keyBy().stream().map(InputField::name).toList();
    }

    @Override
    public Map<String, DataStream<Event>> apply(
            PatternOptions options, List<DataStream<Event>> inputs, TransformContext context) {
        RowType type = context.inputTypes().get(0);
        PatternPlan plan = new PatternPlanning(options, context.described()).plan();
        Entered<Event> entered =
                context.enter(
                        0,
                        inputs.get(0),
                        new Entrance<>(
                                context.typeOf(type),
                                new ConditionCheck(
                                        plan.conditions().stream()
                                                .flatMap(Optional::stream)
                                                .filter(condition -> condition.parts().isEmpty())
                                                .map(PartCondition::expression)
                                                .toList()),
                                Optional.of(options.late()),
                                LATE));
        EventKey key = EventKey.of(type, key(options));
        KeyedStream<Event, Row> keyed = entered.stream().keyBy(key, key.getProducedType());
        OutputTag<Event> timeout =
                new OutputTag<>(TIMEOUT, context.typeOf(plan.unfinished().type()));
        SingleOutputStreamOperator<Event> matches =
                context.settle(
                        CEP.pattern(
                                        keyed,
                                        new FlinkPattern(
                                                        context.step(),
                                                        options,
                                                        plan,
                                                        context.failsOnErrors())
                                                .build(),
                                        new SameTimeOrder(type))
                                .inEventTime()
                                .process(
                                        function(options, plan, timeout),
                                        context.typeOf(plan.matching().type())));
        Map<String, DataStream<Event>> outputs = new LinkedHashMap<>();
        outputs.put("", context.leave("", matches, plan.selection().type(), plan.selection()));
        if (options.timeout() == TimeoutPolicy.OUTPUT) {
            RowType unfinished = plan.unfinished().type();
            outputs.put(
                    TIMEOUT,
                    context.leave(
                            TIMEOUT,
                            matches.getSideOutput(timeout),
                            unfinished,
                            Selection.ofParts(unfinished)));
        }
        entered.late().ifPresent(late -> outputs.put(LATE, late));
        return outputs;
    }

    private static MatchFunction function(
            PatternOptions options, PatternPlan plan, OutputTag<Event> timeout) {
        long within = options.within().duration().map(Duration::toMillis).orElse(0L);
        boolean endsWithNot = options.sequence().get(options.sequence().size() - 1).not();
        long endsAfter = endsWithNot ? within : 0;
        return options.timeout() == TimeoutPolicy.OUTPUT
                ? new MatchOrTimeoutFunction(
                        plan.matching(), endsAfter, plan.unfinished(), timeout, within)
                : new MatchFunction(plan.matching(), endsAfter);
    }
}
