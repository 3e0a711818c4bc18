package io.dataprocessing.pipeline.benchmarks.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashSet;
import java.util.Set;

/** Each account once. */
final class DeduplicateReference implements Reference {

    private final Set<Long> seen = new HashSet<>();

    @Override
    public void accept(JsonNode record, Results results) {
        long account = record.get("account").asLong();
        if (seen.add(account)) {
            results.add("out", JsonNodeFactory.instance.objectNode().put("account", account));
        }
    }
}
