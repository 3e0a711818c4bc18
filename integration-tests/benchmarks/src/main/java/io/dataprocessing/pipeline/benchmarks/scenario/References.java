package io.dataprocessing.pipeline.benchmarks.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The plain way to do each topology. */
public final class References {

    private References() {}

    /** The reference of a topology. */
    public static Reference of(Topology topology) {
        return switch (topology) {
            case PASS -> (record, results) -> results.add("out", record);
            case FILTER -> References::filter;
            case PROJECT -> References::project;
            case ENRICH -> enrich();
            case ROUTE ->
                    (record, results) ->
                            results.add(route(record.get("currency").asText()), record);
            case WINDOW -> new WindowReference();
            case DEDUPLICATE -> new DeduplicateReference();
            case JOIN -> new JoinReference();
            case TOP_N -> new TopReference();
        };
    }

    private static void filter(JsonNode record, Results results) {
        if (record.get("amount").asDouble() > 100
                && record.get("user").get("country").asText().equals("DE")) {
            results.add("out", record);
        }
    }

    private static void project(JsonNode record, Results results) {
        ObjectNode projected = JsonNodeFactory.instance.objectNode();
        projected.set("id", record.get("id"));
        projected.set("sku", record.get("sku"));
        projected.set("currency", record.get("currency"));
        projected.put("total", record.get("amount").asDouble() * record.get("quantity").asInt());
        results.add("out", projected);
    }

    private static Reference enrich() {
        Map<String, String> categories = Catalogue.categories();
        return (record, results) -> {
            ObjectNode enriched = record.deepCopy();
            enriched.put("category", categories.get(record.get("sku").asText()));
            results.add("out", enriched);
        };
    }

    private static String route(String currency) {
        return switch (currency) {
            case "EUR" -> "eur";
            case "USD" -> "usd";
            default -> "other";
        };
    }
}
