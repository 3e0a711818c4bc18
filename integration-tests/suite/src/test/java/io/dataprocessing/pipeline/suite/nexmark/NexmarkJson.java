package io.dataprocessing.pipeline.suite.nexmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dataprocessing.pipeline.suite.nexmark.NexmarkEvent.Auction;
import io.dataprocessing.pipeline.suite.nexmark.NexmarkEvent.Bid;
import io.dataprocessing.pipeline.suite.nexmark.NexmarkEvent.Person;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Events as they stand in Kafka: an envelope with one of three parts, times in SQL's form. */
final class NexmarkJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private NexmarkJson() {}

    static String write(NexmarkEvent event) {
        ObjectNode envelope = JSON.createObjectNode();
        if (event instanceof Person person) {
            envelope.put("event_type", 0).set("person", node(person));
            envelope.putNull("auction").putNull("bid");
        } else if (event instanceof Auction auction) {
            envelope.put("event_type", 1).putNull("person").set("auction", node(auction));
            envelope.putNull("bid");
        } else if (event instanceof Bid bid) {
            envelope.put("event_type", 2).putNull("person").putNull("auction");
            envelope.set("bid", node(bid));
        }
        return envelope.toString();
    }

    static NexmarkEvent read(String line) {
        try {
            JsonNode envelope = JSON.readTree(line);
            return switch (envelope.get("event_type").intValue()) {
                case 0 -> person(envelope.get("person"));
                case 1 -> auction(envelope.get("auction"));
                default -> bid(envelope.get("bid"));
            };
        } catch (JsonProcessingException e) {
            throw new AssertionError("no event: " + line, e);
        }
    }

    private static ObjectNode node(Person person) {
        return JSON.createObjectNode()
                .put("id", person.id())
                .put("name", person.name())
                .put("emailAddress", person.emailAddress())
                .put("creditCard", person.creditCard())
                .put("city", person.city())
                .put("state", person.state())
                .put("dateTime", TIME.format(person.dateTime()))
                .put("extra", person.extra());
    }

    private static ObjectNode node(Auction auction) {
        return JSON.createObjectNode()
                .put("id", auction.id())
                .put("itemName", auction.itemName())
                .put("description", auction.description())
                .put("initialBid", auction.initialBid())
                .put("reserve", auction.reserve())
                .put("dateTime", TIME.format(auction.dateTime()))
                .put("expires", TIME.format(auction.expires()))
                .put("seller", auction.seller())
                .put("category", auction.category())
                .put("extra", auction.extra());
    }

    private static ObjectNode node(Bid bid) {
        return JSON.createObjectNode()
                .put("auction", bid.auction())
                .put("bidder", bid.bidder())
                .put("price", bid.price())
                .put("channel", bid.channel())
                .put("url", bid.url())
                .put("dateTime", TIME.format(bid.dateTime()))
                .put("extra", bid.extra());
    }

    private static Person person(JsonNode node) {
        return new Person(
                node.get("id").longValue(),
                text(node, "name"),
                text(node, "emailAddress"),
                text(node, "creditCard"),
                text(node, "city"),
                text(node, "state"),
                time(node, "dateTime"),
                text(node, "extra"));
    }

    private static Auction auction(JsonNode node) {
        return new Auction(
                node.get("id").longValue(),
                text(node, "itemName"),
                text(node, "description"),
                node.get("initialBid").longValue(),
                node.get("reserve").longValue(),
                time(node, "dateTime"),
                time(node, "expires"),
                node.get("seller").longValue(),
                node.get("category").longValue(),
                text(node, "extra"));
    }

    private static Bid bid(JsonNode node) {
        return new Bid(
                node.get("auction").longValue(),
                node.get("bidder").longValue(),
                node.get("price").longValue(),
                text(node, "channel"),
                text(node, "url"),
                time(node, "dateTime"),
                text(node, "extra"));
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).textValue();
    }

    private static Instant time(JsonNode node, String field) {
        return LocalDateTime.parse(text(node, field), TIME).toInstant(ZoneOffset.UTC);
    }
}
