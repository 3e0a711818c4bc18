package io.dataprocessing.pipeline.core.diff;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.connector.SinkConnector;
import io.dataprocessing.pipeline.core.connector.SinkContext;
import io.dataprocessing.pipeline.core.plan.ConnectionPlan;
import io.dataprocessing.pipeline.core.plan.DeadLetterPlan;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import io.dataprocessing.pipeline.core.plan.SinkPlan;
import io.dataprocessing.pipeline.core.plan.StatePlan;
import io.dataprocessing.pipeline.core.plan.StepPlan;
import io.dataprocessing.pipeline.core.plugin.Catalog;
import io.dataprocessing.pipeline.core.savepoint.StoredCell;
import io.dataprocessing.pipeline.core.savepoint.StoredOperator;
import io.dataprocessing.pipeline.core.savepoint.StoredState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;

/** What a savepoint of a pipeline would hold, told from its plan. */
final class DeclaredState {

    private final Catalog catalog;
    private final PipelinePlan plan;
    private final List<StoredOperator> operators = new ArrayList<>();

    private DeclaredState(Catalog catalog, PipelinePlan plan) {
        this.catalog = requireNonNull(catalog, "catalog");
        this.plan = requireNonNull(plan, "plan");
    }

    static StoredState of(Catalog catalog, PipelinePlan plan) {
        DeclaredState declared = new DeclaredState(catalog, plan);
        plan.sources().forEach(source -> declared.add(source.name()));
        plan.steps().forEach(declared::add);
        plan.sinks().forEach(declared::add);
        plan.deadLetter().filter(letters -> declared.writesLetters()).ifPresent(declared::add);
        return new StoredState(plan.name(), false, declared.operators);
    }

    private void add(StepPlan step) {
        if (step.kind() == StepPlan.Kind.TRANSFORM) {
            if (!step.shape().isEmpty()) {
                add(step.name() + "-" + step.shape());
            }
            return;
        }
        // A keyed operator has timers, and one that waits for answers the records that it asked
        // for.
        if (!step.key().isEmpty()
                || !step.states().isEmpty()
                || step.kind() == StepPlan.Kind.ASYNC) {
            operators.add(
                    new StoredOperator(
                            step.name(),
                            plan.execution().maxParallelism(),
                            StoredOperator.keyOf(step),
                            step.states().stream().map(DeclaredState::cell).toList()));
        }
    }

    private static StoredCell cell(StatePlan state) {
        return new StoredCell(state.name(), state.kind(), state.key(), state.value());
    }

    private void add(SinkPlan sink) {
        if (keepsState(sink.name(), sink.connection(), sink.options(), sink.type())) {
            add(sink.name());
        }
    }

    private void add(DeadLetterPlan letters) {
        String name = DeadLetterPlan.NAME;
        if (keepsState(name, letters.connection(), letters.options(), RowType.of())) {
            add(name);
        }
    }

    private void add(String uid) {
        operators.add(
                new StoredOperator(
                        uid, plan.execution().maxParallelism(), Optional.empty(), List.of()));
    }

    private boolean writesLetters() {
        return plan.sources().stream().anyMatch(source -> source.onError().makesDeadLetters())
                || plan.steps().stream().anyMatch(StepPlan::deadLetters)
                || plan.sinks().stream().anyMatch(sink -> sink.onError().makesDeadLetters());
    }

    private boolean keepsState(
            String name, ConnectionPlan connection, Record options, RowType type) {
        Sink<?> sink =
                create(
                        catalog.sink(connection.type()).orElseThrow(),
                        connection.options(),
                        options,
                        new SinkContext(
                                plan.name(),
                                name,
                                type,
                                plan.execution().checkpointing().interval()));
        return sink instanceof SupportsWriterState<?, ?> || sink instanceof SupportsCommitter<?>;
    }

    private static <C extends Record, O extends Record> Sink<?> create(
            SinkConnector<C, O> connector, Record connection, Record options, SinkContext context) {
        return connector.create(
                connector.connectionType().cast(connection),
                connector.optionsType().cast(options),
                context);
    }
}
