package io.dataprocessing.pipeline.api.lookup;

/** An open table. It may be asked by several threads at once. */
public sealed interface TableReader extends AutoCloseable permits LocalTable, RemoteTable {

    /** Releases what the table took; called once, by the processor that opened it. */
    @Override
    void close() throws Exception;
}
