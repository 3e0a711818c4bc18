package io.dataprocessing.pipeline.processors.cep;

import io.dataprocessing.pipeline.core.transform.TaskExpression;
import java.io.Serializable;
import java.util.List;

/**
 * Which events fit a part of a sequence.
 *
 * @param expression over the fields of the event and, behind them, some parts
 * @param parts those parts; none for a condition that looks at the event alone
 */
record PartCondition(TaskExpression expression, List<Part> parts) implements Serializable {

    PartCondition {
        parts = List.copyOf(parts);
    }
}
