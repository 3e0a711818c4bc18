package io.dataprocessing.pipeline.processors.sql;

/** What the records of a result mean. */
enum Changelog {
    /** Each is a row that stays. */
    APPEND,
    /** Each is the newest row of its key, or says that there is none any more. */
    UPSERT
}
