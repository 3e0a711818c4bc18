package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.WindowSpec;
import io.dataprocessing.pipeline.api.window.LatePolicy;
import io.dataprocessing.pipeline.api.window.Window;
import io.dataprocessing.pipeline.api.window.WindowEmission;
import io.dataprocessing.pipeline.api.window.WindowTime;
import io.dataprocessing.pipeline.core.option.DurationText;
import java.time.Duration;
import java.util.List;

/** Windows, and the order of event time, in words. */
final class WindowWords {

    private static final String LATE = "the output 'late'";

    private WindowWords() {}

    /** How windows are, and whether their records are combined before they are moved. */
    static String of(WindowSpec<?, ?, ?> spec, ErrorRule onError, ExecutionPlan execution) {
        if (WindowCombining.applies(spec, onError, execution)) {
            return of(spec)
                    + "; records are added up where they are before they are moved to their key";
        }
        return of(spec)
                + "; each record is moved to its key: "
                + WindowCombining.obstacle(spec, onError).orElse("'execution.optimize' is false");
    }

    /** Which windows, how long they stay open, what becomes of late records. */
    private static String of(WindowSpec<?, ?, ?> spec) {
        return spec.time() == WindowTime.EVENT
                ? "%s; %s; %s"
                        .formatted(window(spec.window()), emission(spec), late(spec.late(), LATE))
                : "%s, by the machine's clock; %s; no record is late"
                        .formatted(window(spec.window()), emission(spec));
    }

    private static String emission(WindowSpec<?, ?, ?> spec) {
        if (spec.emission() instanceof WindowEmission.OnUpdate) {
            return "emitted with each record, each time in place of what was emitted before";
        }
        if (spec.emission() instanceof WindowEmission.Every every) {
            return "emitted every %s while a window changes, each time in place of what was emitted"
                            .formatted(DurationText.print(every.interval()))
                    + " before, and when it ends";
        }
        return spec.time() == WindowTime.EVENT
                ? lateness(spec.lateness())
                : "emitted once, when a window ends";
    }

    /** That records of a key are handled in order, and what becomes of late ones. */
    static String ofOrder(LatePolicy late, List<String> outputs) {
        return "records of a key are handled in the order of event time, each when the watermark has"
                + " reached its time; until then it's held back in state; "
                + late(
                        late,
                        outputs.size() == 1
                                ? LATE
                                : "the outputs '%s'".formatted(String.join("' and '", outputs)));
    }

    private static String window(Window window) {
        if (window instanceof Window.Tumbling tumbling) {
            return "tumbling windows of %s%s"
                    .formatted(DurationText.print(tumbling.size()), offset(tumbling.offset()));
        }
        if (window instanceof Window.Hopping hopping) {
            return "hopping windows of %s, one starting every %s%s"
                    .formatted(
                            DurationText.print(hopping.size()),
                            DurationText.print(hopping.slide()),
                            offset(hopping.offset()));
        }
        if (window instanceof Window.Cumulate cumulate) {
            return "windows that grow by %s up to %s%s"
                    .formatted(
                            DurationText.print(cumulate.step()),
                            DurationText.print(cumulate.max()),
                            offset(cumulate.offset()));
        }
        return "session windows that end after %s without a record"
                .formatted(DurationText.print(((Window.Session) window).gap()));
    }

    private static String offset(Duration offset) {
        return offset.isZero() ? "" : ", shifted by " + DurationText.print(offset);
    }

    private static String lateness(Duration lateness) {
        return lateness.isZero()
                ? "emitted once, when event time passes a window's end"
                : "emitted when event time passes a window's end, and again for each record that"
                        + " comes within %s after it".formatted(DurationText.print(lateness));
    }

    private static String late(LatePolicy policy, String outputs) {
        return switch (policy) {
            case DROP -> "records that come later are dropped and counted";
            case DEAD_LETTER -> "records that come later go to the dead letters";
            case OUTPUT -> "records that come later leave through " + outputs;
        };
    }
}
