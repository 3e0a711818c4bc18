package io.dataprocessing.pipeline.suite.nexmark;

import io.dataprocessing.pipeline.suite.data.ResultRow;
import io.dataprocessing.pipeline.suite.nexmark.NexmarkEvent.Bid;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the queries that look at one bid at a time should give. */
final class BidResults {

    private static final BigDecimal RATE = new BigDecimal("0.908");
    private static final BigDecimal LOW = new BigDecimal(1_000_000);
    private static final BigDecimal HIGH = new BigDecimal(50_000_000);
    private static final Map<String, String> CHANNELS =
            Map.of("apple", "0", "google", "1", "facebook", "2", "baidu", "3");

    private BidResults() {}

    static List<ResultRow> q0(NexmarkEvents events) {
        return each(
                events,
                bid ->
                        ResultRow.of(
                                "auction", bid.auction(),
                                "bidder", bid.bidder(),
                                "price", bid.price(),
                                "dateTime", bid.dateTime(),
                                "extra", bid.extra()));
    }

    static List<ResultRow> q1(NexmarkEvents events) {
        return each(
                events,
                bid ->
                        ResultRow.of(
                                "auction", bid.auction(),
                                "bidder", bid.bidder(),
                                "price", euros(bid),
                                "dateTime", bid.dateTime(),
                                "extra", bid.extra()));
    }

    static List<ResultRow> q2(NexmarkEvents events) {
        return events.bids().stream()
                .filter(bid -> bid.auction() % 123 == 0)
                .map(bid -> ResultRow.of("auction", bid.auction(), "price", bid.price()))
                .toList();
    }

    /** The side input holds each number from 0 to 9999 beside itself. */
    static List<ResultRow> q13(NexmarkEvents events) {
        return each(
                events,
                bid ->
                        ResultRow.of(
                                "auction", bid.auction(),
                                "bidder", bid.bidder(),
                                "price", bid.price(),
                                "dateTime", bid.dateTime(),
                                "value", bid.auction() % 10_000));
    }

    static List<ResultRow> q14(NexmarkEvents events) {
        return events.bids().stream()
                .filter(bid -> euros(bid).compareTo(LOW) > 0 && euros(bid).compareTo(HIGH) < 0)
                .map(
                        bid ->
                                ResultRow.of(
                                        "auction", bid.auction(),
                                        "bidder", bid.bidder(),
                                        "price", euros(bid),
                                        "bidTimeType", timeType(bid),
                                        "dateTime", bid.dateTime(),
                                        "extra", bid.extra(),
                                        "c_counts",
                                                bid.extra().chars().filter(c -> c == 'c').count()))
                .toList();
    }

    static List<ResultRow> q21(NexmarkEvents events) {
        return events.bids().stream()
                .flatMap(bid -> channelId(bid).stream().map(id -> channel(bid, id)))
                .toList();
    }

    static List<ResultRow> q22(NexmarkEvents events) {
        return each(
                events,
                bid -> {
                    String[] parts = bid.url().split("/", -1);
                    return ResultRow.of(
                            "auction", bid.auction(),
                            "bidder", bid.bidder(),
                            "price", bid.price(),
                            "channel", bid.channel(),
                            "dir1", parts[3],
                            "dir2", parts[4],
                            "dir3", parts[5]);
                });
    }

    private static ResultRow channel(Bid bid, String id) {
        return ResultRow.of(
                "auction", bid.auction(),
                "bidder", bid.bidder(),
                "price", bid.price(),
                "channel", bid.channel(),
                "channel_id", id);
    }

    /** The query's pattern finds the name at the text's start or behind an ampersand only. */
    private static Optional<String> channelId(Bid bid) {
        String known = CHANNELS.get(bid.channel().toLowerCase(Locale.ROOT));
        if (known != null) {
            return Optional.of(known);
        }
        return Stream.of(bid.url().split("&", -1))
                .filter(part -> part.startsWith("channel_id="))
                .map(part -> part.substring("channel_id=".length()))
                .findFirst();
    }

    private static String timeType(Bid bid) {
        int hour = bid.dateTime().atOffset(ZoneOffset.UTC).getHour();
        if (hour >= 8 && hour <= 18) {
            return "dayTime";
        }
        return hour <= 6 || hour >= 20 ? "nightTime" : "otherTime";
    }

    private static BigDecimal euros(Bid bid) {
        return RATE.multiply(BigDecimal.valueOf(bid.price()));
    }

    private static List<ResultRow> each(NexmarkEvents events, Function<Bid, ResultRow> row) {
        return events.bids().stream().map(row).toList();
    }
}
