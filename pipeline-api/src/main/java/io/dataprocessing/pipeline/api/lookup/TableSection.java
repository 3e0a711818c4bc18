package io.dataprocessing.pipeline.api.lookup;

import static java.util.Objects.requireNonNull;

/**
 * An option that describes a table: a mapping with {@code type} and whatever the connector of that
 * type takes. The factory has it planned by {@link
 * io.dataprocessing.pipeline.api.PlanContext#table}.
 *
 * @param option the option that it was bound from: {@code table}
 */
public record TableSection(String option) {

    public TableSection {
        requireNonNull(option, "option");
    }
}
