package io.dataprocessing.pipeline.core.transform;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.task.OnTask;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * What a transform needs to add its operators. A transform whose events come in through {@link
 * #enter} and go out through {@link #leave} counts them, follows the step's error policy and
 * handles late events as other steps do.
 */
public interface TransformContext {

    /** The name of the step. */
    String step();

    /** The types of the inputs. */
    List<RowType> inputTypes();

    /** The parallelism of the step. */
    int parallelism();

    /** Whether the step's error policy is to fail the job. */
    boolean failsOnErrors();

    /** The context that the step was described with, for what can only be made again. */
    TransformPlanContext described();

    /** The uid, or the beginning of the uids, of the operators that keep the step's state. */
    String stateUid();

    /** The number of key groups, which every operator with state is given. */
    int maxParallelism();

    /** The type information of events with rows of a type. */
    TypeInformation<Event> typeOf(RowType type);

    /** Adds the operator that takes the events of an input in, chained to what it reads. */
    <X> Entered<X> enter(int input, DataStream<Event> stream, Entrance<X> entrance);

    /**
     * Adds the operator that events leave through: each gets the value that the mapping makes of
     * its own. What the mapping throws follows the step's error policy.
     *
     * @param output the name of the output; empty for the main one
     * @param type the type of the values that the mapping gives
     */
    DataStream<Event> leave(
            String output,
            DataStream<Event> stream,
            RowType type,
            OnTask<Function<Row, Row>> mapping);

    /**
     * Gives an operator its name and uid, of which the step's name is the beginning, and the step's
     * parallelism.
     *
     * @param part what the operator does in the step, for example {@code rows}
     */
    <X> SingleOutputStreamOperator<X> settle(SingleOutputStreamOperator<X> operator, String part);

    /** The same with another parallelism, for an operator that is chained to what it reads. */
    <X> SingleOutputStreamOperator<X> settle(
            SingleOutputStreamOperator<X> operator, String part, int parallelism);

    /** Gives the operator that keeps the step's state its name, uid and parallelism. */
    <X> SingleOutputStreamOperator<X> settle(SingleOutputStreamOperator<X> operator);
}
