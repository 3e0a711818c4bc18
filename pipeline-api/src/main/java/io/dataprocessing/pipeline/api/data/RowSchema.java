package io.dataprocessing.pipeline.api.data;

/** Rows as they are. */
record RowSchema(RowType rowType) implements Schema<Row> {

    @Override
    public Class<Row> javaType() {
        return Row.class;
    }

    @Override
    public Row fromRow(Row row) {
        return row;
    }

    @Override
    public Row toRow(Row value) {
        return value;
    }
}
