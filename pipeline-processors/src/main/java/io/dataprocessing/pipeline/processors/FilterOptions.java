package io.dataprocessing.pipeline.processors;

import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.ResultType;

/**
 * The options of {@code filter}.
 *
 * @param condition what must be true
 * @param rejected what becomes of the other records
 */
@Description("Passes the records for which a condition is true.")
record FilterOptions(
        @Description("What must be true for a record to pass; null counts as not true.")
                @ResultType("boolean")
                @Example("amount > 0 && currency in ['EUR', 'USD']")
                Expression condition,
        @Description(
                        "What becomes of the other records: they are dropped and counted, they leave"
                                + " unchanged through the output 'rejected', or they follow the"
                                + " step's on-error, for example to the dead letters.")
                @Default("drop")
                Rejected rejected) {

    /** What becomes of records that don't pass. */
    enum Rejected {
        /** They are dropped. */
        DROP,
        /** They leave through an output of their own. */
        OUTPUT,
        /** They follow the step's error policy. */
        ERROR
    }
}
