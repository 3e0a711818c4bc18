package io.dataprocessing.pipeline.app;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the JAR's manifest names. */
final class PipelineVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"pipeline " + of(PipelineCli.class)};
    }

    private static String of(Class<?> type) {
        return Optional.ofNullable(type.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }
}
