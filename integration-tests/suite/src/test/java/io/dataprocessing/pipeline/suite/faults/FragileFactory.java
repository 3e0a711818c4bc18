package io.dataprocessing.pipeline.suite.faults;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.ProcessorSpec;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.TransientException;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.Schema;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.InputField;
import java.io.IOException;

/** Makes steps that throw what a record asks for and pass all others. */
public final class FragileFactory implements ProcessorFactory<FragileFactory.Options> {

    /** The options of a step. */
    public record Options(@Description("The field that says what to throw.") InputField kind) {}

    @Override
    public String type() {
        return "fragile";
    }

    @Override
    public String description() {
        return "Throws what a record asks for.";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public StepSpec describe(Options options, PlanContext context) {
        Schema<Row> rows = Schemas.rows(context.inputType());
        int kind = options.kind().index();
        return ProcessorSpec.of(rows, rows, () -> new Fragile(kind));
    }

    /** Throws. */
    private record Fragile(int kind) implements Processor<Row, Row> {

        @Override
        public void process(Input<Row> input, Output<Row> output) throws Exception {
            switch (input.value().getString(kind)) {
                case "UNCHECKED" -> throw new IllegalStateException("not in this state");
                case "CHECKED" -> throw new IOException("not connected");
                case "STACK_OVERFLOW" -> deeper(1);
                case "LINKAGE" -> throw new NoClassDefFoundError("com/acme/Missing");
                case "ASSERTION" -> throw new AssertionError("never so");
                case "TRANSIENT" -> throw new TransientException("busy for good");
                default -> output.emit(input.value());
            }
        }

        private static int deeper(int depth) {
            return depth < 0 ? 0 : deeper(depth + 1) + 1;
        }
    }
}
