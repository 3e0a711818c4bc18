package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.core.connector.DeliveryGuarantee;
import io.dataprocessing.pipeline.core.connector.Endpoint;
import java.util.List;
import java.util.Optional;

/** Checks that no sink writes what a source reads, and that each can deliver as it promises. */
final class LoopCheck {

    private final Planning planning;
    private final List<SourcePlanning.Draft> sources;
    private final ExecutionPlan execution;

    LoopCheck(Planning planning, List<SourcePlanning.Draft> sources, ExecutionPlan execution) {
        this.planning = planning;
        this.sources = sources;
        this.execution = execution;
    }

    void check(SinkPlanning.Draft sink) {
        checkGuarantee(sink.writing());
        if (!sink.allowLoop()) {
            checkLoops(sink.writing(), " Set 'allow-loop: true' if that's meant.");
        }
    }

    void checkDeadLetters(Writing deadLetters) {
        checkGuarantee(deadLetters);
        checkLoops(deadLetters, "");
    }

    private void checkGuarantee(Writing writing) {
        Optional<DeliveryGuarantee> guarantee = Writing.guarantee(writing.options());
        if (!guarantee.equals(Optional.of(DeliveryGuarantee.EXACTLY_ONCE))) {
            return;
        }
        if (execution.checkpointing().interval().isZero()) {
            report(writing, "checkpoints. Set execution.checkpointing.interval, for example 10s.");
        } else if (execution.checkpointing().mode() != ExecutionPlan.CheckpointMode.EXACTLY_ONCE) {
            report(writing, "'execution.checkpointing.mode: exactly-once'.");
        }
    }

    private void report(Writing writing, String need) {
        planning.error(
                PlanCode.NEEDS_CHECKPOINTS,
                writing.section(),
                "delivery-guarantee",
                "%s delivers exactly-once, which needs %s"
                        .formatted(writing.section().owner(), need));
    }

    private void checkLoops(Writing writing, String advice) {
        for (Endpoint written : writing.description().endpoints()) {
            for (SourcePlanning.Draft source : sources) {
                source.description().endpoints().stream()
                        .filter(read -> read.overlaps(written))
                        .findFirst()
                        .ifPresent(read -> report(writing, written, source.plan(), read, advice));
            }
        }
    }

    private void report(
            Writing writing, Endpoint written, SourcePlan source, Endpoint read, String advice) {
        String reads =
                read.pattern()
                        ? "matches pattern '%s' of source '%s'"
                                .formatted(read.resource(), source.name())
                        : "source '%s' reads".formatted(source.name());
        planning.error(
                PlanCode.LOOP,
                writing.section(),
                "topic",
                "%s writes '%s', which %s: an endless loop.%s"
                        .formatted(writing.section().owner(), written.resource(), reads, advice));
    }
}
