package io.dataprocessing.pipeline.testkit;

import io.dataprocessing.pipeline.api.Timer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The state of a step at one moment; belongs to the harness that took it. */
public final class StepSnapshot {

    private final Content content;
    private final Optional<Instant> watermark;
    private final Progress progress;

    /** What a step keeps: state and timers of a processor, or the windows of a window step. */
    sealed interface Content {

        /** That of a processor. */
        record Keyed(MemoryState state, Set<Timer> timers, HeldRecords held) implements Content {}

        /** That of a window step. */
        record Windowed(OpenWindows.Content windows) implements Content {}
    }

    /** How far the test has come. */
    record Progress(Instant now, List<Emitted> emitted, long dropped) {}

    StepSnapshot(Content content, Optional<Instant> watermark, Progress progress) {
        this.content = content;
        this.watermark = watermark;
        this.progress = progress;
    }

    Content.Keyed keyed() {
        return (Content.Keyed) content;
    }

    Content.Windowed windowed() {
        return (Content.Windowed) content;
    }

    Optional<Instant> watermark() {
        return watermark;
    }

    Progress progress() {
        return progress;
    }
}
