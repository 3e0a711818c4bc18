package io.dataprocessing.pipeline.processors.rules;

import io.dataprocessing.pipeline.api.data.Row;
import java.util.OptionalInt;

/**
 * Where the parts of a rule stand in its row.
 *
 * @param name its name
 * @param condition its condition
 * @param enabled whether it's on
 * @param deleted whether it's gone
 * @param priority how important it is
 */
record RuleFields(
        int name, int condition, OptionalInt enabled, OptionalInt deleted, OptionalInt priority) {

    boolean isEnabled(Row rule) {
        return enabled.isEmpty() || isTrue(rule, enabled.getAsInt());
    }

    boolean isDeleted(Row rule) {
        return deleted.isPresent() && isTrue(rule, deleted.getAsInt());
    }

    long priority(Row rule) {
        return priority.isEmpty() || rule.isNull(priority.getAsInt())
                ? 0
                : ((Number) rule.get(priority.getAsInt())).longValue();
    }

    private static boolean isTrue(Row rule, int field) {
        return Boolean.TRUE.equals(rule.get(field));
    }
}
