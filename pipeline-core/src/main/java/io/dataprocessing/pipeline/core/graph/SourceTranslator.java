package io.dataprocessing.pipeline.core.graph;

import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.core.connector.EventDecoder;
import io.dataprocessing.pipeline.core.connector.SourceConnector;
import io.dataprocessing.pipeline.core.connector.SourceContext;
import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.event.EventTypeInfo;
import io.dataprocessing.pipeline.core.plan.FormatPlan;
import io.dataprocessing.pipeline.core.plan.FusionPlan;
import io.dataprocessing.pipeline.core.plan.NullPlan;
import io.dataprocessing.pipeline.core.plan.OutputRef;
import io.dataprocessing.pipeline.core.plan.SourcePlan;
import io.dataprocessing.pipeline.core.plan.StreamConnection;
import io.dataprocessing.pipeline.core.plan.WatermarkPlan;
import io.dataprocessing.pipeline.core.plugin.FormatRef;
import io.dataprocessing.pipeline.core.runtime.EventTime;
import io.dataprocessing.pipeline.core.runtime.EventTimeStrategy;
import io.dataprocessing.pipeline.core.runtime.NullRules;
import io.dataprocessing.pipeline.core.runtime.PlannedEventDecoder;
import io.dataprocessing.pipeline.core.runtime.ReplayEntry;
import io.dataprocessing.pipeline.core.runtime.SourceErrorFunction;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Builds a source and, chained to it, the operator that applies its error policy. */
final class SourceTranslator {

    private final Clock clock;

    SourceTranslator(Clock clock) {
        this.clock = clock;
    }

    void translate(SourcePlan plan, Assembly assembly) {
        SingleOutputStreamOperator<Event> events = events(plan, assembly);
        Optional<FusionPlan.Group> group = assembly.group(plan.name());
        if (group.isPresent()) {
            GroupTranslator.translate(group.get(), events, plan.parallelism(), assembly);
            return;
        }
        SingleOutputStreamOperator<Event> decoded =
                events.process(errors(plan, assembly), new EventTypeInfo(plan.type()));
        assembly.settle(decoded, errorsName(plan), events.getParallelism());
        assembly.collectDeadLetters(decoded);
        assembly.streams().put(OutputRef.main(plan.name()), decoded);
    }

    /** What stands right behind a source. */
    static SourceErrorFunction errors(SourcePlan plan, Assembly assembly) {
        return new SourceErrorFunction(
                plan.name(),
                assembly.onError(plan.onError()),
                registries(plan),
                replays(plan.name(), assembly));
    }

    static String errorsName(SourcePlan plan) {
        return plan.name() + "-errors";
    }

    private SingleOutputStreamOperator<Event> events(SourcePlan plan, Assembly assembly) {
        if (StreamConnection.is(plan.connection())) {
            return GivenTranslator.translate(
                    plan, assembly.given(plan.name()), eventTime(plan), assembly);
        }
        return assembly.settle(
                assembly.environment()
                        .fromSource(
                                source(plan, assembly),
                                strategy(plan.watermark(), assembly),
                                plan.name(),
                                new EventTypeInfo(plan.type())),
                plan.name(),
                plan.parallelism());
    }

    private static ReplayEntry replays(String source, Assembly assembly) {
        String pipeline = assembly.plan().name();
        return assembly.replays()
                .map(plan -> plan.entries().get(source))
                .map(
                        entry ->
                                ReplayEntry.of(
                                        pipeline,
                                        source,
                                        entry.taken(),
                                        entry.passed(),
                                        entry.others()))
                .orElseGet(() -> ReplayEntry.withoutDeadLetters(pipeline, source));
    }

    @SuppressWarnings("unchecked") // the options were bound to the connector's own classes
    private Source<Event, ?, ?> source(SourcePlan plan, Assembly assembly) {
        String type = plan.connection().type();
        SourceConnector<Record, Record> connector =
                (SourceConnector<Record, Record>)
                        assembly.catalog()
                                .source(type)
                                .orElseThrow(() -> Missing.of("source connector", type));
        return connector.create(
                plan.connection().options(),
                plan.options(),
                new SourceContext(
                        assembly.plan().name(),
                        plan.name(),
                        assembly.plan().execution().bounded(),
                        decoder(plan, assembly.plugins())));
    }

    private EventDecoder decoder(SourcePlan plan, TaskPlugins plugins) {
        return decoder(plan, eventTime(plan), plugins).withNulls(nulls(plan.nulls()));
    }

    private static NullRules nulls(NullPlan plan) {
        return new NullRules(
                switch (plan.onValue()) {
                    case ERROR -> NullRules.OnValue.ERROR;
                    case SKIP -> NullRules.OnValue.SKIP;
                    case DELETE -> NullRules.OnValue.DELETE;
                },
                switch (plan.onKey()) {
                    case DEFAULT -> NullRules.OnKey.DEFAULT;
                    case ERROR -> NullRules.OnKey.ERROR;
                    case SKIP -> NullRules.OnKey.SKIP;
                });
    }

    private static PlannedEventDecoder decoder(
            SourcePlan plan, EventTime eventTime, TaskPlugins plugins) {
        FormatRef value = plan.value().ref();
        if (plan.key().isEmpty()) {
            return PlannedEventDecoder.ofValues(
                    plan.name(), plan.type(), plugins.decoder(value), eventTime, plan.carriesRaw());
        }
        FormatPlan key = plan.key().get();
        return PlannedEventDecoder.ofKeysAndValues(
                plan.name(),
                plan.type(),
                plugins.decoder(value),
                plugins.decoder(key.ref()),
                key.ref().type(),
                eventTime,
                plan.carriesRaw());
    }

    private static Set<String> registries(SourcePlan plan) {
        return Stream.concat(Stream.of(plan.value()), plan.key().stream())
                .map(format -> format.ref().registry())
                .filter(RegistrySettings::isPresent)
                .map(RegistrySettings::url)
                .collect(Collectors.toSet());
    }

    private EventTime eventTime(SourcePlan plan) {
        WatermarkPlan watermark = plan.watermark();
        if (watermark.time().isPresent()) {
            return EventTime.ofExpression(
                    plan.type(), watermark.time().get().text(), watermark.maxFuture(), clock);
        }
        return watermark
                .field()
                .map(field -> EventTime.ofField(plan.type(), field, watermark.maxFuture(), clock))
                .orElseGet(() -> EventTime.ofRecord(watermark.maxFuture(), clock));
    }

    /**
     * Sources that end are not aligned: a split that finishes while others wait for it fails the
     * job (FLINK-39728).
     */
    private static EventTimeStrategy strategy(WatermarkPlan plan, Assembly assembly) {
        EventTimeStrategy strategy =
                EventTimeStrategy.of(plan.outOfOrderness(), plan.idleTimeout());
        return plan.alignment().isEmpty() || assembly.plan().execution().bounded()
                ? strategy
                : strategy.aligned(
                        plan.alignment().get().group(), plan.alignment().get().maxDrift());
    }
}
