package io.dataprocessing.pipeline.suite.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** An edit of Wikipedia, as far as it matters here. */
record Edit(Instant time, String channel, String user, String page, long added, long delta) {

    static Edit of(JsonNode node) {
        return new Edit(
                Instant.parse(node.get("time").textValue()),
                node.get("channel").textValue(),
                node.get("user").textValue(),
                node.get("page").textValue(),
                node.get("added").longValue(),
                node.get("delta").longValue());
    }

    long millis() {
        return time.toEpochMilli();
    }
}
