package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.Optional;

/** Plans what a source makes of records without a value or a key. */
final class NullPlanning {

    private static final String ON_NULL_VALUE = "on-null-value";
    private static final String DELETE_FIELD = "delete-field";

    private final Planning planning;
    private final Section section;
    private final SourceSettings settings;

    NullPlanning(Planning planning, Section section, SourceSettings settings) {
        this.planning = planning;
        this.section = section;
        this.settings = settings;
    }

    /** The rules that the settings give. */
    static NullPlan plan(SourceSettings settings) {
        return new NullPlan(
                settings.onNullValue(),
                settings.onNullKey(),
                deletes(settings) ? Optional.of(settings.deleteField()) : Optional.empty());
    }

    private static boolean deletes(SourceSettings settings) {
        return settings.onNullValue() == NullPlan.OnNullValue.DELETE;
    }

    /**
     * The type of the rows: as it is, or with deletions among them, for which the fields of the
     * value are nullable and a last field says which row is one. Empty after a problem.
     */
    Optional<RowType> type(Optional<RowType> key, RowType type) {
        if (!deletes(settings)) {
            if (section.words().get(DELETE_FIELD).isPresent()) {
                planning.error(
                        PlanCode.USELESS_OPTION,
                        section,
                        DELETE_FIELD,
                        "'delete-field' has no effect without 'on-null-value: delete'.");
            }
            return Optional.of(type);
        }
        if (key.isEmpty()) {
            planning.error(
                    PlanCode.KEY,
                    section,
                    ON_NULL_VALUE,
                    "'on-null-value: delete' needs the section 'key', for example 'key: {format: string, field: id}': without it a deletion doesn't say what was deleted.");
            return Optional.empty();
        }
        if (type.has(settings.deleteField())) {
            planning.error(
                    PlanCode.SAME_FIELD,
                    section,
                    DELETE_FIELD,
                    "the rows have a field '%s' already. Choose another name for the one that says that a key was deleted, with 'delete-field'."
                            .formatted(settings.deleteField()));
            return Optional.empty();
        }
        RowType.Builder all = RowType.builder();
        for (Field field : type.fields()) {
            all.field(
                    key.get().has(field.name())
                            ? field
                            : field.withType(field.type().asNullable()));
        }
        return Optional.of(all.field(settings.deleteField(), DataTypes.BOOLEAN).build());
    }
}
