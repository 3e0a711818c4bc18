package acme.first;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.WindowSpec;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.ResultType;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import io.dataprocessing.pipeline.api.window.Window;
import io.dataprocessing.pipeline.api.window.WindowAggregator;
import io.dataprocessing.pipeline.api.window.WindowBounds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A window, and an expression that the platform compiles. */
public final class Hourly implements ProcessorFactory<Hourly.Options> {

    public record Options(
            @Description("What counts.") @ResultType("boolean") Expression condition) {}

    public record Count(long records) {}

    public record Result(String sku, Instant start, long records) {}

    @Override
    public String type() {
        return "first-hourly";
    }

    @Override
    public String description() {
        return "Counts records of each hour.";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public StepSpec describe(Options options, PlanContext context) {
        return WindowSpec.of(
                        Schemas.rows(context.inputType()),
                        Schemas.of(Count.class),
                        Schemas.of(Result.class),
                        new Window.Tumbling(Duration.ofHours(1), Duration.ZERO),
                        LatePolicy.DROP,
                        () -> new Counting(options.condition()))
                .keyBy(List.of("sku"))
                .allowedLateness(Duration.ZERO);
    }

    private static final class Counting implements WindowAggregator<Row, Count, Result> {

        private final Expression condition;

        Counting(Expression condition) {
            this.condition = condition;
        }

        @Override
        public Count create() {
            return new Count(0);
        }

        @Override
        public Count add(Count count, Row value, Instant timestamp) {
            return condition.test(value) ? new Count(count.records() + 1) : count;
        }

        @Override
        public Count merge(Count left, Count right) {
            return new Count(left.records() + right.records());
        }

        @Override
        public Result result(Row key, WindowBounds window, Count count) {
            return new Result(key.getString(0), window.start(), count.records());
        }
    }
}
