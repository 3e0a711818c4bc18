package io.dataprocessing.pipeline.benchmarks.peers;

import io.dataprocessing.pipeline.benchmarks.scenario.AvroOrders;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** The work on records of Avro's generic kind, as it's usually written. */
final class AvroWork {

    static final Schema TOTAL = new Schema.Parser().parse(AvroOrders.TOTAL);
    static final Schema ENRICHED = new Schema.Parser().parse(AvroOrders.ENRICHED);

    private AvroWork() {}

    static boolean isChosen(GenericRecord order) {
        GenericRecord user = (GenericRecord) order.get("user");
        return (Double) order.get("amount") > 100 && user.get("country").toString().equals("DE");
    }

    static GenericRecord total(GenericRecord order) {
        GenericRecord total = new GenericData.Record(TOTAL);
        total.put("id", order.get("id"));
        total.put("sku", order.get("sku"));
        total.put("currency", order.get("currency"));
        total.put("total", (Double) order.get("amount") * (Integer) order.get("quantity"));
        return total;
    }

    static GenericRecord enriched(GenericRecord order, Map<String, String> categories) {
        GenericRecord enriched = new GenericData.Record(ENRICHED);
        for (Schema.Field field : order.getSchema().getFields()) {
            enriched.put(field.name(), order.get(field.pos()));
        }
        enriched.put("category", categories.get(order.get("sku").toString()));
        return enriched;
    }
}
