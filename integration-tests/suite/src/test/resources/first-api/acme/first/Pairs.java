package acme.first;

import io.dataprocessing.pipeline.api.CoProcessor;
import io.dataprocessing.pipeline.api.CoProcessorSpec;
import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.api.state.StateSpec;
import io.dataprocessing.pipeline.api.state.Ttl;
import io.dataprocessing.pipeline.api.state.ValueState;
import java.util.List;

/** Two inputs of rows; the left one's last is joined to the right one. */
public final class Pairs implements ProcessorFactory<Pairs.Options> {

    public record Options(@Description("The field of both that is equal.") InputField on) {}

    @Override
    public String type() {
        return "first-pairs";
    }

    @Override
    public String description() {
        return "Adds the last left record to each right one.";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public StepSpec describe(Options options, PlanContext context) {
        RowType left = context.inputTypes().get(0);
        RowType right = context.inputTypes().get(1);
        RowType both =
                RowType.builder().field("left", left.withNullable(true)).field("right", right).build();
        StateSpec<ValueState<Row>> last =
                StateSpec.value("last", Schemas.rows(left), Ttl.none());
        List<String> key = List.of(options.on().name());
        return CoProcessorSpec.of(
                        Schemas.rows(left),
                        Schemas.rows(right),
                        Schemas.rows(both),
                        () -> new Pairing(last, both))
                .keyBy(key, key)
                .state(last);
    }

    private static final class Pairing implements CoProcessor<Row, Row, Row> {

        private final StateSpec<ValueState<Row>> spec;
        private final RowType type;
        private ValueState<Row> last;

        Pairing(StateSpec<ValueState<Row>> spec, RowType type) {
            this.spec = spec;
            this.type = type;
        }

        @Override
        public void open(ProcessorContext context) {
            last = context.state(spec);
        }

        @Override
        public void processLeft(Input<Row> input, Output<Row> output) {
            last.set(input.value());
        }

        @Override
        public void processRight(Input<Row> input, Output<Row> output) {
            output.emit(Row.of(type, last.get().orElse(null), input.value()));
        }
    }
}
