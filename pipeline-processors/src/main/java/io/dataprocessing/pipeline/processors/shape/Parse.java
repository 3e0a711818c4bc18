package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Adds to each row what is found in one of its texts. */
final class Parse implements Processor<Row, Row> {

    private final ParsePlan plan;
    private final String name;
    private final RowMapping output;
    private TextParser parser;

    Parse(ParsePlan plan) {
        this.plan = plan;
        this.name = String.join(".", plan.field().steps());
        this.output =
                RowMapping.extending(plan.outputType(), ((RowType) plan.kept().type()).size());
    }

    @Override
    public void open(ProcessorContext context) {
        parser = plan.parsing().parser().get();
    }

    @Override
    public void process(Input<Row> input, Output<Row> out) {
        Row row = input.value();
        Optional<Object[]> found = found(plan.field().of(row));
        Object[] own = found.map(this::added).orElseGet(() -> new Object[output.ownValues()]);
        out.emit(output.apply((Row) plan.kept().of(row), own));
    }

    private Object[] added(Object[] found) {
        return plan.target().isPresent()
                ? new Object[] {Row.trusted(plan.target().get(), found)}
                : found;
    }

    /** The result; empty where all of it is null. */
    private Optional<Object[]> found(Object value) {
        if (value == null) {
            if (plan.nullFails()) {
                throw new EvaluationException("field '%s' is null".formatted(name));
            }
            return Optional.empty();
        }
        try {
            return Optional.of(parser.parse(value instanceof String text ? text : decoded(value)));
        } catch (EvaluationException e) {
            if (plan.lenient()) {
                return Optional.empty();
            }
            throw new EvaluationException("field '%s': %s".formatted(name, e.getMessage()));
        }
    }

    private static String decoded(Object bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap((byte[]) bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new EvaluationException("it's no UTF-8");
        }
    }
}
