package io.dataprocessing.pipeline.processors.record;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.Expression;
import java.util.List;

/**
 * What {@code cdc-unwrap} makes of an envelope: the row's fields, the mark of deletes, the fields
 * from the envelope, the row before.
 *
 * @param shape where the envelope holds what
 * @param beforeType the type of the row before; of no fields if it's not wanted
 * @param marks whether a field says if the row was deleted
 * @param added what is added from the envelope
 * @param output the type of the whole
 */
record UnwrapPlan(
        EnvelopeShape shape,
        RowType beforeType,
        boolean marks,
        List<Expression> added,
        RowType output) {}
