package io.dataprocessing.pipeline.core.graph;

import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.EventTypeInfo;
import io.dataprocessing.pipeline.core.plan.SourcePlan;
import io.dataprocessing.pipeline.core.plan.WatermarkPlan;
import io.dataprocessing.pipeline.core.runtime.EventTime;
import io.dataprocessing.pipeline.core.runtime.EventTimeStrategy;
import io.dataprocessing.pipeline.core.runtime.GivenValueFunction;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Builds what stands for a source where the program gives its stream. */
final class GivenTranslator {

    private GivenTranslator() {}

    /**
     * The events of a source, as parallel as the stream, so that none overtakes another, and with
     * watermarks: the program's, or those that the plan says.
     */
    static <T> SingleOutputStreamOperator<Event> translate(
            SourcePlan plan, GivenStreams.Given<T> given, EventTime eventTime, Assembly assembly) {
        WatermarkPlan watermark = plan.watermark();
        boolean planned = watermark.field().isPresent() || watermark.time().isPresent();
        GivenValueFunction<T> function =
                planned
                        ? GivenValueFunction.findingTime(
                                plan.name(), given.values(), plan.type(), eventTime)
                        : GivenValueFunction.keepingTime(plan.name(), given.values(), plan.type());
        SingleOutputStreamOperator<Event> events =
                given.stream().process(function, new EventTypeInfo(plan.type()));
        int parallelism = given.stream().getParallelism();
        assembly.settle(events, plan.name(), parallelism);
        return planned
                ? assembly.settle(
                        events.assignTimestampsAndWatermarks(
                                EventTimeStrategy.of(
                                        watermark.outOfOrderness(), watermark.idleTimeout())),
                        plan.name() + "-watermarks",
                        parallelism)
                : events;
    }
}
