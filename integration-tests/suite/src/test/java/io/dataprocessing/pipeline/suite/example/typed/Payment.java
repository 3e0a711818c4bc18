package io.dataprocessing.pipeline.suite.example.typed;

import java.math.BigDecimal;
import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;

/** A payment; what Avro's compiler writes for the schema, without its builder. */
public class Payment extends SpecificRecordBase {

    /** A currency. */
    public enum Currency {
        EUR,
        USD
    }

    private static final Schema SCHEMA =
            new Schema.Parser()
                    .parse(
                            """
                            {"type": "record", "name": "Payment",
                             "namespace": "io.dataprocessing.pipeline.suite.example.typed",
                             "fields": [
                              {"name": "payment_id", "type": "string"},
                              {"name": "amount", "type": ["null",
                                {"type": "bytes", "logicalType": "decimal", "precision": 12, "scale": 2}]},
                              {"name": "currency", "type":
                                {"type": "enum", "name": "Currency", "symbols": ["EUR", "USD"]}},
                              {"name": "paid_at", "type":
                                {"type": "long", "logicalType": "timestamp-millis"}},
                              {"name": "note", "type": ["null", "string"], "default": null}]}
                            """);

    private CharSequence payment_id;
    private BigDecimal amount;
    private Currency currency;
    private Instant paid_at;
    private CharSequence note;

    public static Schema getClassSchema() {
        return SCHEMA;
    }

    @Override
    public Schema getSchema() {
        return SCHEMA;
    }

    @Override
    public Object get(int field) {
        return switch (field) {
            case 0 -> payment_id;
            case 1 -> amount;
            case 2 -> currency;
            case 3 -> paid_at;
            case 4 -> note;
            default -> throw new IndexOutOfBoundsException("Invalid index: " + field);
        };
    }

    @Override
    public void put(int field, Object value) {
        switch (field) {
            case 0 -> payment_id = (CharSequence) value;
            case 1 -> amount = (BigDecimal) value;
            case 2 -> currency = (Currency) value;
            case 3 -> paid_at = (Instant) value;
            case 4 -> note = (CharSequence) value;
            default -> throw new IndexOutOfBoundsException("Invalid index: " + field);
        }
    }

    public BigDecimal getAmount() {
        return amount;
    }

    public void setNote(CharSequence note) {
        this.note = note;
    }
}
