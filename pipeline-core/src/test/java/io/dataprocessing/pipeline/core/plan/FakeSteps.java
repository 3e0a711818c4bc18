package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.CoProcessorSpec;
import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.SideOutput;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.WindowSpec;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Decimal;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.api.option.ResultType;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import io.dataprocessing.pipeline.api.window.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Steps of which only the description is of interest. */
final class FakeSteps {

    private FakeSteps() {}

    record NoOptions() {}

    record PassOptions(
            @ResultType("boolean") Expression condition,
            @Default("false") boolean rejects,
            @Default("[]") List<String> tags) {}

    record SplitOptions(List<String> outputs) {}

    record KeyOptions(List<InputField> keyBy, @Default("1h") Duration ttl) {}

    record TotalOptions(List<InputField> keyBy, LatePolicy late) {}

    record Keys(List<String> left, List<String> right) {}

    record MeetOptions(Keys keyBy, LatePolicy late) {}

    record Order(String id, double amount) {}

    record Item(@Decimal(precision = 10, scale = 2) BigDecimal price, int count) {}

    record Basket(
            long id,
            Instant seen,
            int amount,
            boolean paid,
            List<Item> items,
            Optional<String> note) {}

    record Unbound(Object id, short amount) {}

    /** A factory made of its three parts. */
    record Factory<C extends Record>(
            String type, Class<C> optionsType, BiFunction<C, PlanContext, StepSpec> describing)
            implements ProcessorFactory<C> {

        @Override
        public String description() {
            return "Does nothing.";
        }

        @Override
        public StepSpec describe(C options, PlanContext context) {
            return describing.apply(options, context);
        }
    }

    static List<ProcessorFactory<?>> all() {
        return List.of(
                new Factory<>("pass", PassOptions.class, FakeSteps::pass),
                new Factory<>("split", SplitOptions.class, FakeSteps::split),
                new Factory<>("remember", KeyOptions.class, FakeSteps::remember),
                new Factory<>("total", TotalOptions.class, FakeSteps::total),
                new Factory<>("typed", NoOptions.class, FakeSteps::typed),
                new Factory<>("basket", NoOptions.class, FakeSteps::basket),
                new Factory<>("unbound", NoOptions.class, FakeSteps::unbound),
                new Factory<>("fixed", NoOptions.class, FakeSteps::fixed),
                new Factory<>("pair", NoOptions.class, FakeSteps::pair),
                new Factory<>("meet", MeetOptions.class, FakeSteps::meet),
                new Factory<>("broken", NoOptions.class, FakeSteps::broken));
    }

    private static StepSpec pass(PassOptions options, PlanContext context) {
        if (options.tags().contains("bad")) {
            context.problem("tags[%d]".formatted(options.tags().indexOf("bad")), "not this one.");
        }
        Schema<Row> rows = Schemas.rows(context.inputType());
        ProcessorSpec<Row, Row> spec =
                ProcessorSpec.of(rows, rows, FakeSteps::never).reads(options.condition().reads());
        return options.rejects() ? spec.sideOutput(new SideOutput<>("rejected", rows)) : spec;
    }

    private static StepSpec split(SplitOptions options, PlanContext context) {
        Schema<Row> rows = Schemas.rows(context.inputType());
        ProcessorSpec<Row, Void> spec = ProcessorSpec.withoutMainOutput(rows, FakeSteps::never);
        for (String output : options.outputs()) {
            spec = spec.sideOutput(new SideOutput<>(output, rows));
        }
        return spec;
    }

    private static StepSpec remember(KeyOptions options, PlanContext context) {
        Schema<Row> rows = Schemas.rows(context.inputType());
        return ProcessorSpec.<Row, Row>of(rows, rows, FakeSteps::never)
                .keyBy(options.keyBy().stream().map(InputField::name).toList())
                .state(
                        StateSpec.value(
                                "seen", Schemas.scalar(Boolean.class), Ttl.of(options.ttl())));
    }

    private static StepSpec total(TotalOptions options, PlanContext context) {
        Schema<Row> rows = Schemas.rows(context.inputType());
        return WindowSpec.<Row, Row, Row>of(
                        rows,
                        rows,
                        rows,
                        new Window.Tumbling(Duration.ofMinutes(1), Duration.ZERO),
                        options.late(),
                        FakeSteps::never)
                .keyBy(options.keyBy().stream().map(InputField::name).toList());
    }

    private static StepSpec typed(NoOptions options, PlanContext context) {
        Schema<Order> orders = Schemas.of(Order.class);
        return ProcessorSpec.of(orders, orders, FakeSteps::never);
    }

    private static StepSpec basket(NoOptions options, PlanContext context) {
        Schema<Basket> baskets = Schemas.of(Basket.class);
        return ProcessorSpec.of(baskets, baskets, FakeSteps::never);
    }

    private static StepSpec unbound(NoOptions options, PlanContext context) {
        Schema<Unbound> unbound = Schemas.of(Unbound.class);
        return ProcessorSpec.of(unbound, unbound, FakeSteps::never);
    }

    private static StepSpec fixed(NoOptions options, PlanContext context) {
        Schema<Row> rows = Schemas.rows((RowType) DataTypes.parse("row<id string, amuont long>"));
        return ProcessorSpec.<Row, Row>of(rows, rows, FakeSteps::never);
    }

    private static StepSpec pair(NoOptions options, PlanContext context) {
        Schema<Row> rows = Schemas.rows(context.inputType());
        return CoProcessorSpec.of(rows, rows, rows, FakeSteps::never);
    }

    private static StepSpec meet(MeetOptions options, PlanContext context) {
        Schema<Row> left = Schemas.rows(context.inputTypes().get(0));
        Schema<Row> right = Schemas.rows(context.inputTypes().get(1));
        return CoProcessorSpec.<Row, Row, Row>of(left, right, left, FakeSteps::never)
                .keyBy(options.keyBy().left(), options.keyBy().right())
                .inOrder(options.late());
    }

    private static StepSpec broken(NoOptions options, PlanContext context) {
        throw new IllegalStateException("its file is missing");
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // it never gives anything
    private static <T> T never() {
        throw new UnsupportedOperationException("nothing to run");
    }
}
