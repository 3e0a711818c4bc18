package io.dataprocessing.pipeline.app.dlq;

import io.dataprocessing.pipeline.core.event.Failure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The stages as letters name them. */
final class StageNames {

    static final List<String> ALL =
            Arrays.stream(Failure.Stage.values())
                    .map(stage -> stage.name().toLowerCase(Locale.ROOT))
                    .toList();

    private StageNames() {}
}
