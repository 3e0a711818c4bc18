package io.dataprocessing.pipeline.processors.keyed;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.state.MapState;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.api.state.ValueState;
import io.dataprocessing.pipeline.api.window.Window;
import io.dataprocessing.pipeline.processors.keyed.TopNOptions.Emit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes {@link TopN} and {@link WindowedTopN} steps. */
public final class TopNFactory implements ProcessorFactory<TopNOptions> {

    private static final String WINDOW = "window";
    private static final String TTL = "ttl";
    private static final String EMIT = "emit";

    @Override
    public String type() {
        return "top-n";
    }

    @Override
    public String description() {
        return "Passes the first n records of each key in an order, of each window or of all.";
    }

    @Override
    public Class<TopNOptions> optionsType() {
        return TopNOptions.class;
    }

    @Override
    public StepSpec describe(TopNOptions options, PlanContext context) {
        TimeChoice time = new TimeChoice(options.time(), options.late());
        time.check(context);
        RankOrder.check(options.orderBy(), context);
        check(options, context);
        RankedOutput output = output(options, context);
        RankEmission emission = new RankEmission(ranking(options), output);
        ProcessorSpec<Row, Row> spec =
                options.window().isPresent()
                        ? windowed(options, emission, context)
                        : unbounded(options, emission, context);
        return time.declare(spec.keyBy(KeyFields.names(options.keyBy())).timers());
    }

    private static void check(TopNOptions options, PlanContext context) {
        boolean windowed = options.window().isPresent();
        if (windowed && options.ttl().isPresent()) {
            context.problem(TTL, "a window ends by itself. Leave it out.");
        }
        if (!windowed && options.ttl().isEmpty()) {
            context.problem(
                    TTL,
                    "required without 'window'. Give a duration, or 'none' to keep rankings to the"
                            + " end of the input.");
        }
        if (options.time() == StepTime.PROCESSING && windowed) {
            context.problem(
                    WINDOW, "windows go by the time of records. Use 'time: event', or none.");
        }
        if (options.time() == StepTime.PROCESSING && options.emit() == Emit.ON_CLOSE) {
            context.problem(
                    EMIT,
                    "with 'time: processing' only 'changes' is possible: write 'emit: changes'.");
        }
    }

    private static Ranking ranking(TopNOptions options) {
        return new Ranking(new RankOrder(options.orderBy()), options.n(), options.ties());
    }

    private static RankedOutput output(TopNOptions options, PlanContext context) {
        OutputFields fields = new OutputFields(context).all(context.inputType());
        if (options.window().isPresent()) {
            fields.named(
                    options.windowFields().start(), DataTypes.TIMESTAMP, "window-fields.start");
            fields.named(options.windowFields().end(), DataTypes.TIMESTAMP, "window-fields.end");
        }
        options.rankField().ifPresent(name -> fields.named(name, DataTypes.LONG, "rank-field"));
        return new RankedOutput(
                RowMapping.extending(fields.type(), context.inputType().size()),
                options.rankField().isPresent());
    }

    private static ProcessorSpec<Row, Row> unbounded(
            TopNOptions options, RankEmission emission, PlanContext context) {
        Ttl ttl = options.ttl().orElse(Ttl.none());
        boolean event = options.time() == StepTime.EVENT;
        StateSpec<ValueState<RankedRows>> ranking =
                StateSpec.value(
                        "ranking",
                        RankedRows.schema(context.inputType()),
                        event ? Ttl.none() : ttl);
        Optional<Lifetime> lifetime =
                Optional.of(new Lifetime(options.time(), ttl.duration())).filter(life -> event);
        return ProcessorSpec.of(
                        Schemas.rows(context.inputType()),
                        Schemas.rows(emission.row().type()),
                        () -> new TopN(ranking, options, emission, lifetime))
                .state(ranking);
    }

    private static ProcessorSpec<Row, Row> windowed(
            TopNOptions options, RankEmission emission, PlanContext context) {
        StateSpec<MapState<Instant, RankedRows>> rankings =
                StateSpec.map(
                        "rankings",
                        Schemas.scalar(Instant.class),
                        RankedRows.schema(context.inputType()),
                        Ttl.none());
        RankingWindows windows = windows(options, context);
        return ProcessorSpec.of(
                        Schemas.rows(context.inputType()),
                        Schemas.rows(emission.row().type()),
                        () -> new WindowedTopN(rankings, windows, emission, options.emit()))
                .state(rankings);
    }

    private static RankingWindows windows(TopNOptions options, PlanContext context) {
        Optional<Window> chosen =
                options.window().flatMap(choice -> choice.window(options.offset(), context));
        if (chosen.isEmpty()) {
            return new RankingWindows.Fixed(moment -> List.of());
        }
        Window window = chosen.get();
        if (window instanceof Window.Tumbling tumbling) {
            return new RankingWindows.Fixed(FixedWindows.of(tumbling));
        }
        if (window instanceof Window.Hopping hopping) {
            return new RankingWindows.Fixed(FixedWindows.of(hopping));
        }
        if (window instanceof Window.Cumulate cumulate) {
            return new RankingWindows.Fixed(FixedWindows.of(cumulate));
        }
        if (options.emit() == Emit.CHANGES) {
            context.problem(
                    EMIT,
                    "the end of a session isn't known before it's over. Use 'on-close' with"
                            + " session windows.");
        }
        return new RankingWindows.Sessions(((Window.Session) window).gap());
    }
}
