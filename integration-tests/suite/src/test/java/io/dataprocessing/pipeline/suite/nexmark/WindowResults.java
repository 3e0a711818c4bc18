package io.dataprocessing.pipeline.suite.nexmark;

import io.dataprocessing.pipeline.suite.data.ResultRow;
import io.dataprocessing.pipeline.suite.data.ResultRows;
import io.dataprocessing.pipeline.suite.nexmark.NexmarkEvent.Auction;
import io.dataprocessing.pipeline.suite.nexmark.NexmarkEvent.Bid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What the queries with windows should give. */
final class WindowResults {

    private static final long SIZE = 10_000;
    private static final long SLIDE = 2_000;

    private WindowResults() {}

    /** The auctions with the most bids of each ten seconds, every two seconds. */
    static List<ResultRow> q5(NexmarkEvents events) {
        Map<Long, Map<Long, Long>> counts = new TreeMap<>();
        for (Bid bid : events.bids()) {
            hoppingStarts(millis(bid.dateTime()))
                    .forEach(
                            start ->
                                    counts.computeIfAbsent(start, key -> new TreeMap<>())
                                            .merge(bid.auction(), 1L, Long::sum));
        }
        List<ResultRow> rows = new ArrayList<>();
        counts.forEach(
                (start, byAuction) -> {
                    long most = Collections.max(byAuction.values());
                    byAuction.forEach(
                            (auction, count) -> {
                                if (count == most) {
                                    rows.add(
                                            ResultRow.of(
                                                    "auction",
                                                    auction,
                                                    "num",
                                                    count,
                                                    "window_start",
                                                    Instant.ofEpochMilli(start),
                                                    "window_end",
                                                    Instant.ofEpochMilli(start + SIZE)));
                                }
                            });
                });
        return rows;
    }

    /** The highest bids of each ten seconds; the moment of the end belongs to both sides. */
    static List<ResultRow> q7(NexmarkEvents events) {
        Map<Long, Long> highest = new TreeMap<>();
        for (Bid bid : events.bids()) {
            highest.merge(start(bid.dateTime()), bid.price(), Math::max);
        }
        List<ResultRow> rows = new ArrayList<>();
        highest.forEach(
                (start, price) ->
                        events.bids().stream()
                                .filter(bid -> bid.price() == price)
                                .filter(bid -> millis(bid.dateTime()) >= start)
                                .filter(bid -> millis(bid.dateTime()) <= start + SIZE)
                                .forEach(bid -> rows.addAll(BidResults.q0(only(bid)))));
        return rows;
    }

    /** The persons who offered something in the ten seconds in which they registered. */
    static List<ResultRow> q8(NexmarkEvents events) {
        Map<Long, Set<Long>> sellers =
                events.auctions().stream()
                        .collect(
                                Collectors.groupingBy(
                                        auction -> start(auction.dateTime()),
                                        Collectors.mapping(Auction::seller, Collectors.toSet())));
        return events.persons().stream()
                .filter(
                        person ->
                                sellers.getOrDefault(start(person.dateTime()), Set.of())
                                        .contains(person.id()))
                .map(
                        person ->
                                ResultRow.of(
                                        "id", person.id(),
                                        "name", person.name(),
                                        "stime", Instant.ofEpochMilli(start(person.dateTime()))))
                .distinct()
                .toList();
    }

    /** How many bids each bidder made without ten seconds of silence between them. */
    static List<ResultRow> q11(NexmarkEvents events) {
        List<ResultRow> rows = new ArrayList<>();
        for (List<Bid> bids : byBidder(events)) {
            List<Bid> session = new ArrayList<>();
            for (Bid bid : bids.stream().sorted(Comparator.comparing(Bid::dateTime)).toList()) {
                if (!session.isEmpty() && ends(session, bid)) {
                    rows.add(session(session));
                    session.clear();
                }
                session.add(bid);
            }
            rows.add(session(session));
        }
        return rows;
    }

    /** How many bids each bidder made; in which windows of processing time nobody can say. */
    static List<ResultRow> q12(NexmarkEvents events) {
        return byBidder(events).stream()
                .map(bids -> ResultRow.of("bidder", bids.get(0).bidder(), "bid_count", bids.size()))
                .toList();
    }

    /** Rows of {@link #q12}'s kind, whatever windows they are of, as those of q12. */
    static ResultRows summed(List<ResultRow> rows) {
        Map<String, Long> counts = new TreeMap<>();
        for (ResultRow row : rows) {
            counts.merge(
                    row.values().get("bidder"),
                    Long.valueOf(row.values().get("bid_count")),
                    Long::sum);
        }
        return ResultRows.of(
                counts.entrySet().stream()
                        .map(
                                count ->
                                        ResultRow.of(
                                                "bidder", count.getKey(),
                                                "bid_count", count.getValue()))
                        .toList());
    }

    private static boolean ends(List<Bid> session, Bid next) {
        return millis(next.dateTime()) - millis(last(session).dateTime()) >= SIZE;
    }

    private static ResultRow session(List<Bid> session) {
        return ResultRow.of(
                "bidder", session.get(0).bidder(),
                "bid_count", session.size(),
                "starttime", session.get(0).dateTime(),
                "endtime", last(session).dateTime().plusMillis(SIZE));
    }

    private static Bid last(List<Bid> session) {
        return session.get(session.size() - 1);
    }

    private static Collection<List<Bid>> byBidder(NexmarkEvents events) {
        return events.bids().stream().collect(Collectors.groupingBy(Bid::bidder)).values();
    }

    private static NexmarkEvents only(Bid bid) {
        return new NexmarkEvents(List.of(bid));
    }

    private static LongStream hoppingStarts(long time) {
        long last = time - Math.floorMod(time, SLIDE);
        return LongStream.iterate(last, start -> start > time - SIZE, start -> start - SLIDE);
    }

    private static long start(Instant time) {
        return millis(time) - Math.floorMod(millis(time), SIZE);
    }

    private static long millis(Instant time) {
        return time.toEpochMilli();
    }
}
