package io.dataprocessing.pipeline.core.transform;

import io.dataprocessing.pipeline.core.event.Event;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * A step made of Flink operators of its own.
 *
 * <p>Whoever can, should implement {@link io.dataprocessing.pipeline.api.Processor} instead: it
 * needs no Flink, and the platform gives it typed values, error policy and tests.
 *
 * @param <C> the options of a step: a record
 */
public interface StreamTransform<C extends Record> {

    /** The name that a pipeline file uses as {@code type}. */
    String type();

    /** What steps of this type do: a sentence for the reference. */
    String description();

    /** The record that a step's options are bound to. */
    Class<C> optionsType();

    /** Describes a step; called when a pipeline is planned. */
    TransformSpec describe(C options, TransformPlanContext context);

    /**
     * Adds the step's operators to the job. Each must carry a uid and name that begin with {@link
     * TransformContext#step()}, and give events of the type information that {@link
     * TransformContext#typeOf} makes.
     *
     * @param inputs one for each input of the step, in the order of the file
     * @return the outputs by name; the main one under the empty name
     */
    Map<String, DataStream<Event>> apply(
            C options, List<DataStream<Event>> inputs, TransformContext context);
}
