package io.dataprocessing.pipeline.connectors.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.SchemaDocument;
import io.dataprocessing.pipeline.connectors.format.RandomRows;
import io.dataprocessing.pipeline.connectors.format.TimestampFormat;
import io.dataprocessing.pipeline.connectors.schema.JsonSchemaFile;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows as JSON Schema. */
class JsonSchemaTextTest {

    @Test
    void describesRowsSoThatTheyAreReadAsTheyWere() {
        RandomRows random = new RandomRows(new Random(20260301));
        for (int i = 0; i < 500; i++) {
            RowType type = random.type();
            assertThat(read(JsonSchemaText.of(type, rules(TimestampFormat.ISO_8601))))
                    .isEqualTo(type);
            assertThat(read(JsonSchemaText.of(type, rules(TimestampFormat.EPOCH_MILLIS))))
                    .isEqualTo(type);
        }
    }

    @Test
    void keepsNamesDocumentationAndDefaults() {
        RowType type =
                RowType.of(
                                Field.of("id", DataTypes.LONG).withDoc("the number"),
                                Field.of("country", DataTypes.STRING).withDefault("DE"),
                                Field.of("rate", DataTypes.DOUBLE).withDefault(1.5))
                        .withName("com.acme.Order");
        String text = JsonSchemaText.of(type, rules(TimestampFormat.ISO_8601));
        assertThat(text)
                .isEqualTo(
                        "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"title\":\"com.acme.Order\","
                                + "\"type\":\"object\",\"properties\":{\"id\":{\"description\":\"the number\",\"type\":\"integer\",\"connect.type\":\"int64\"},"
                                + "\"country\":{\"type\":\"string\",\"default\":\"DE\"},\"rate\":{\"type\":\"number\",\"default\":1.5}},"
                                + "\"required\":[\"id\"],\"additionalProperties\":false}");
        RowType read = read(text);
        assertThat(read).isEqualTo(type);
        assertThat(read.name()).isEqualTo("com.acme.Order");
        assertThat(read.field(0).doc()).isEqualTo("the number");
    }

    private static RowType read(String text) {
        return new JsonSchemaFile().read(SchemaDocument.of("x.schema.json", text));
    }

    private static JsonRules rules(TimestampFormat timestamps) {
        return JsonRules.of(JsonSettings.defaults().with(timestamps).options());
    }
}
