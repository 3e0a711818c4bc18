package io.dataprocessing.pipeline.api.format;

import io.dataprocessing.pipeline.api.data.RowType;

/**
 * Reads a language of schema files, such as Avro's; found through {@link java.util.ServiceLoader},
 * needs a public constructor without parameters, keeps nothing.
 */
public interface SchemaFile {

    /** The endings of the files' names, with the dot: {@code .avsc}. */
    java.util.List<String> endings();

    /**
     * The row type that a file describes.
     *
     * @throws io.dataprocessing.pipeline.api.data.SchemaException if the file is no such schema, or
     *     describes something that is no row; the message says where and why
     */
    RowType read(SchemaDocument document);
}
