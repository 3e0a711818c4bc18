package io.dataprocessing.pipeline.processors.lookup;

import io.dataprocessing.pipeline.api.data.Row;

/** How the value of a field is made that a lookup adds. */
interface AddedField {

    /** The value for a record and a row that was found for it; may be null. */
    Object found(Row record, Row row);

    /** The value for a record that there is no row for; may be null. */
    Object missed(Row record);
}
