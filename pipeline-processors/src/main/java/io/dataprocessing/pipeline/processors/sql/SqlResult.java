package io.dataprocessing.pipeline.processors.sql;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.ArrayList;
import java.util.List;

/**
 * What comes out of a query.
 *
 * @param columns the columns of the result
 * @param type the type of the records: the columns and, for results that change, the field that
 *     says whether a row is gone
 */
record SqlResult(RowType columns, RowType type) {

    static SqlResult of(RowType columns, SqlOptions options) {
        if (options.changelog() == Changelog.APPEND) {
            return new SqlResult(columns, columns);
        }
        List<Field> fields = new ArrayList<>(columns.fields());
        fields.add(Field.of(options.deletedField(), DataTypes.BOOLEAN));
        return new SqlResult(columns, RowType.of(fields));
    }
}
