package io.dataprocessing.pipeline.core.connector;

import io.dataprocessing.pipeline.api.data.RowType;
import java.io.IOException;
import java.util.List;

/** What a connector knows of a table when a pipeline is planned. */
public interface LookupContext {

    /** The name of the step that looks up. */
    String step();

    /** The rows that its formats decode, the key's fields first; no fields without formats. */
    RowType rows();

    /** The fields that the step asks by, at least one, none twice. */
    List<String> key();

    /** Decodes rows as the task will. */
    TableDecoder decoder();

    /**
     * The content of a file below the pipeline file's directory.
     *
     * @param name its path from there
     * @param mostBytes how large it may be
     * @throws IOException if it can't be read; the message continues a sentence that begins with
     *     the file's name
     */
    byte[] file(String name, long mostBytes) throws IOException;

    /**
     * Reports a problem with an option of the table.
     *
     * @param option which one
     * @param message what is wrong and what is allowed
     */
    void problem(String option, String message);

    /** Reports a problem with a field that the step asks by, where the step names it. */
    void keyProblem(String field, String message);
}
