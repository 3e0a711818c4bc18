package io.dataprocessing.pipeline.processors.sql;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.transform.TransformContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.types.Row;

/**
 * Gives the operators of a query names and uids that are the same whenever the same query is
 * planned. The planner's own have numbers in them that go on from query to query for as long as the
 * process lives, so that a savepoint would fit by chance only.
 */
final class OperatorNames {

    private final TransformContext context;
    private final Set<Transformation<?>> seen = new HashSet<>();
    private int next = 1;

    OperatorNames(TransformContext context) {
        this.context = requireNonNull(context, "context");
    }

    /** Names all operators between what came in and a result. */
    void give(DataStream<Row> result, List<DataStream<Row>> entrances) {
        entrances.forEach(entrance -> seen.add(entrance.getTransformation()));
        List<Transformation<?>> ordered = new ArrayList<>();
        collect(result.getTransformation(), ordered);
        ordered.forEach(this::name);
    }

    /** Inputs before what reads them, from the first input to the last. */
    private void collect(Transformation<?> transformation, List<Transformation<?>> ordered) {
        if (seen.add(transformation)) {
            transformation.getInputs().forEach(input -> collect(input, ordered));
            ordered.add(transformation);
        }
    }

    private void name(Transformation<?> transformation) {
        String number = Integer.toString(next++);
        String plain = transformation.getName().replaceAll("\\[\\d+]", "");
        transformation.setName("%s-%s: %s".formatted(context.step(), number, plain));
        transformation.setUid(context.stateUid() + "-" + number);
        if (transformation.getMaxParallelism() <= 0) {
            transformation.setMaxParallelism(context.maxParallelism());
        }
    }
}
