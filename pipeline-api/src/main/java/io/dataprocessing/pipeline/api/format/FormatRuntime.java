package io.dataprocessing.pipeline.api.format;

import java.util.Optional;

/** What a format gets where its decoder or encoder is made. */
public interface FormatRuntime {

    /** The schema registry beside the connection; empty if there is none. */
    Optional<RegistrySettings> registry();

    /** The schemas that were seen before, on this machine or before the job was restarted. */
    SchemaMemory schemas();

    /**
     * Whether a decoder may give rows that decode a field only when it's asked for. What is wrong
     * with a record has to be found when it's decoded nevertheless.
     */
    default boolean lazyRows() {
        return false;
    }
}
