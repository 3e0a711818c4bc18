package io.dataprocessing.pipeline.connectors.table;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;

/**
 * The options of a table that lies in a file.
 *
 * @param path where it lies
 */
@Description("A table in a text file, one record a line.")
public record FileTableOptions(
        @Description(
                        "The file, from the pipeline file's directory and not outside of it. It's read"
                                + " when the pipeline is planned and travels with the job, up to 16"
                                + " MiB; to change it, start the job again.")
                @Example("zones.csv")
                String path) {

    public FileTableOptions {
        requireNonNull(path, "path");
    }
}
