package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.connectors.format.debezium.DebeziumFormat;
import io.dataprocessing.pipeline.connectors.format.debezium.DebeziumOptions;
import io.dataprocessing.pipeline.testkit.FormatOptions;
import io.dataprocessing.pipeline.testkit.RandomRows;
import io.dataprocessing.pipeline.testkit.Rows;
import io.dataprocessing.pipeline.testkit.contract.FormatContract;
import java.util.ArrayList;
import java.util.List;

final class DebeziumFormatContractTest extends FormatContract<DebeziumOptions> {

    @Override
    public Format<DebeziumOptions> format() {
        return new DebeziumFormat();
    }

    @Override
    protected DebeziumOptions options() {
        return FormatOptions.defaults(format());
    }

    @Override
    protected boolean supports(DataType type) {
        return true;
    }

    @Override
    protected RowType rowType(RandomRows random) {
        List<Field> fields = new ArrayList<>(random.rowType(this::supports).fields());
        fields.add(Field.of("deleted", DataTypes.BOOLEAN));
        return RowType.of(fields);
    }

    @Override
    protected List<Golden> golden() {
        RowType type = Rows.type("id long, name string?, deleted boolean");
        return List.of(
                Golden.text(
                        type,
                        Rows.row(type, 7, "Ä", false),
                        "{\"before\":null,\"after\":{\"id\":7,\"name\":\"Ä\"},\"op\":\"c\"}"),
                Golden.text(
                        type,
                        Rows.row(type, 7, null, true),
                        "{\"before\":{\"id\":7,\"name\":null},\"after\":null,\"op\":\"d\"}"));
    }
}
