package io.dataprocessing.pipeline.api.lookup;

import io.dataprocessing.pipeline.api.data.RowType;

/** A table that was planned: what it holds, and how it's opened on the task. */
public interface LookupTable {

    /** The rows that it gives. */
    RowType type();

    /** The fields that it's asked by, in the order that was planned; none of them is nullable. */
    RowType keyType();

    /**
     * Whether it opens as a {@link LocalTable}; otherwise as a {@link RemoteTable}. Known when the
     * pipeline is planned, since it decides which kind of step is made.
     */
    boolean local();

    /**
     * Opens it. Called on the task, in {@code open} of the processor; waits until the table can be
     * asked, which for one that is read first means until it was read.
     *
     * @throws Exception if it can't be opened; the job then fails with the message
     */
    TableReader open() throws Exception;
}
