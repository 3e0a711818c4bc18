package io.dataprocessing.pipeline.core.explain;

import io.dataprocessing.pipeline.core.plan.ExecutionPlan;
import io.dataprocessing.pipeline.core.plan.FusionPlan;
import io.dataprocessing.pipeline.core.plan.PipelinePlan;
import java.time.Duration;
import java.util.List;

/** How the job as a whole runs, in words. */
final class JobWords {

    private final Settings settings = new Settings("execution");
    private final ExecutionPlan plan;
    private final FusionPlan fusion;
    private final TextPage page;

    JobWords(PipelinePlan pipeline, TextPage page) {
        this.plan = pipeline.execution();
        this.fusion = FusionPlan.of(pipeline);
        this.page = page;
    }

    void write() {
        page.heading("How the job runs");
        page.paragraph(
                0,
                plan.bounded()
                        ? "It reads its sources to the end that they have when it starts, closes"
                                + " all windows, commits, and stops."
                        : "It runs until it's stopped.");
        page.paragraph(
                0,
                ("Steps run with parallelism %s where they name none of their own. There are %s key"
                                + " groups (max-parallelism): no keyed step can ever run with more"
                                + " instances, and the number can't change while state is kept.")
                        .formatted(
                                settings.show("parallelism", plan.parallelism()),
                                settings.show("max-parallelism", plan.maxParallelism())));
        page.paragraph(0, state());
        if (plan.checkpointing().interval().isZero()) {
            page.paragraph(
                    0,
                    "There are no checkpoints: after a failure the job starts from nothing, and"
                            + " no sink can deliver exactly-once.");
        } else {
            writeCheckpoints(plan.checkpointing());
        }
        page.paragraph(0, restart(plan.restart()));
        page.paragraph(0, callTimeout(plan.callTimeout()));
        writeOperators();
    }

    private void writeOperators() {
        if (!plan.optimize()) {
            page.paragraph(
                    0,
                    "Each part is an operator of its own and every record is decoded in full (optimize %s)."
                            .formatted(settings.show("optimize", plan.optimize())));
            return;
        }
        for (FusionPlan.Group group : fusion.groups()) {
            page.paragraph(
                    0,
                    "%s run as one operator, from one call to the next (optimize %s)."
                            .formatted(
                                    joined(group.members()),
                                    settings.show("optimize", plan.optimize())));
        }
    }

    private static String joined(List<String> names) {
        int last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    private String state() {
        String backend = settings.show("state.backend", plan.stateBackend());
        return switch (plan.stateBackend()) {
            case HASHMAP ->
                    "State is kept on the heap of the task managers (%s): fast, and it has to fit into memory."
                            .formatted(backend);
            case ROCKSDB ->
                    "State is kept in RocksDB on the task managers' local disks (%s): it may be larger than memory."
                            .formatted(backend);
        };
    }

    private void writeCheckpoints(ExecutionPlan.Checkpointing checkpoints) {
        String exactness =
                switch (checkpoints.mode()) {
                    case EXACTLY_ONCE -> "each record counted once";
                    case AT_LEAST_ONCE -> "records between two barriers possibly counted twice";
                };
        page.paragraph(
                0,
                "Every %s all state and all read positions are saved together, %s (mode %s). Sinks that deliver exactly-once commit then, so results are seen with that delay."
                        .formatted(
                                settings.show("checkpointing.interval", checkpoints.interval()),
                                exactness,
                                settings.show("checkpointing.mode", checkpoints.mode())));
        page.paragraph(
                0,
                "A checkpoint that takes longer than %s is given up; one that back-pressure holds up for %s stores what is under way instead of waiting. %s checkpoints in a row may fail before the job does."
                        .formatted(
                                settings.show("checkpointing.timeout", checkpoints.timeout()),
                                settings.show(
                                        "checkpointing.aligned-timeout",
                                        checkpoints.alignedTimeout()),
                                settings.show(
                                        "checkpointing.tolerable-failures",
                                        checkpoints.tolerableFailures())));
        page.paragraph(
                0,
                "The last %s are kept, also when the job is cancelled, %s."
                        .formatted(
                                settings.show("checkpointing.retained", checkpoints.retained()),
                                checkpoints
                                        .directory()
                                        .map("in "::concat)
                                        .orElse("where the cluster keeps them")));
    }

    private String restart(ExecutionPlan.Restart restart) {
        if (restart instanceof ExecutionPlan.Restart.ExponentialDelay delay) {
            return "After a failure it goes on from the last checkpoint: after %s, then %s times as long each time, at most %s. After %s restarts without %s of quiet between them it fails for good."
                    .formatted(
                            settings.show("restart.initial-delay", delay.initial()),
                            settings.show("restart.multiplier", delay.multiplier()),
                            settings.show("restart.max-delay", delay.max()),
                            settings.show("restart.attempts", delay.attempts()),
                            settings.show("restart.reset-after", delay.resetAfter()));
        }
        if (restart instanceof ExecutionPlan.Restart.FixedDelay delay) {
            return "After a failure it goes on from the last checkpoint, %s later; after %s restarts it fails for good."
                    .formatted(
                            settings.show("restart.delay", delay.delay()),
                            settings.show("restart.attempts", delay.attempts()));
        }
        return "After a failure it isn't restarted.";
    }

    private String callTimeout(Duration limit) {
        String shown = settings.show("call-timeout", limit);
        return limit.isZero()
                ? "A call into a processor may take as long as it wants (call-timeout %s)."
                        .formatted(shown)
                : "A call into a processor that takes longer than %s is written to the log with the stack of its thread and interrupted; its record is one that the step can't handle."
                        .formatted(shown);
    }
}
