package io.dataprocessing.pipeline.suite.nexmark;

import io.dataprocessing.pipeline.suite.data.ResultRow;
import io.dataprocessing.pipeline.suite.nexmark.NexmarkEvent.Auction;
import io.dataprocessing.pipeline.suite.nexmark.NexmarkEvent.Bid;
import io.dataprocessing.pipeline.suite.nexmark.NexmarkEvent.Person;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the queries that bring persons, auctions and bids together should give. */
final class JoinResults {

    private static final Set<String> STATES = Set.of("OR", "ID", "CA");
    private static final long CATEGORY = 10;

    private JoinResults() {}

    static List<ResultRow> q3(NexmarkEvents events) {
        Map<Long, Person> persons = persons(events);
        List<ResultRow> rows = new ArrayList<>();
        for (Auction auction : events.auctions()) {
            Person seller = persons.get(auction.seller());
            if (seller != null
                    && auction.category() == CATEGORY
                    && STATES.contains(seller.state().toUpperCase(Locale.ROOT))) {
                rows.add(
                        ResultRow.of(
                                "name", seller.name(),
                                "city", seller.city(),
                                "state", seller.state(),
                                "id", auction.id()));
            }
        }
        return rows;
    }

    /** The average of the highest bids of each category, without what is behind the point. */
    static List<ResultRow> q4(NexmarkEvents events) {
        Map<Long, List<Long>> finals = new TreeMap<>();
        winners(events)
                .forEach(
                        (auction, bid) ->
                                finals.computeIfAbsent(auction.category(), key -> new ArrayList<>())
                                        .add(bid.price()));
        List<ResultRow> rows = new ArrayList<>();
        finals.forEach(
                (category, prices) ->
                        rows.add(
                                ResultRow.of(
                                        "category",
                                        category,
                                        "final",
                                        prices.stream().mapToLong(price -> price).sum()
                                                / prices.size())));
        return rows;
    }

    static List<ResultRow> q9(NexmarkEvents events) {
        List<ResultRow> rows = new ArrayList<>();
        winners(events)
                .forEach(
                        (auction, bid) ->
                                rows.add(
                                        ResultRow.of(
                                                "id", auction.id(),
                                                "itemName", auction.itemName(),
                                                "description", auction.description(),
                                                "initialBid", auction.initialBid(),
                                                "reserve", auction.reserve(),
                                                "dateTime", auction.dateTime(),
                                                "expires", auction.expires(),
                                                "seller", auction.seller(),
                                                "category", auction.category(),
                                                "extra", auction.extra(),
                                                "bidder", bid.bidder(),
                                                "price", bid.price(),
                                                "bid_dateTime", bid.dateTime(),
                                                "bid_extra", bid.extra())));
        return rows;
    }

    static List<ResultRow> q20(NexmarkEvents events) {
        Map<Long, Auction> auctions = auctions(events);
        List<ResultRow> rows = new ArrayList<>();
        for (Bid bid : events.bids()) {
            Auction auction = auctions.get(bid.auction());
            if (auction != null && auction.category() == CATEGORY) {
                rows.add(
                        ResultRow.of(
                                "auction", bid.auction(),
                                "bidder", bid.bidder(),
                                "price", bid.price(),
                                "channel", bid.channel(),
                                "url", bid.url(),
                                "bid_dateTime", bid.dateTime(),
                                "bid_extra", bid.extra(),
                                "itemName", auction.itemName(),
                                "description", auction.description(),
                                "initialBid", auction.initialBid(),
                                "reserve", auction.reserve(),
                                "auction_dateTime", auction.dateTime(),
                                "expires", auction.expires(),
                                "seller", auction.seller(),
                                "category", auction.category(),
                                "auction_extra", auction.extra()));
            }
        }
        return rows;
    }

    static List<ResultRow> q23(NexmarkEvents events) {
        Map<Long, Person> persons = persons(events);
        Map<Long, List<Auction>> bySeller =
                events.auctions().stream().collect(Collectors.groupingBy(Auction::seller));
        List<ResultRow> rows = new ArrayList<>();
        for (Bid bid : events.bids()) {
            Person bidder = persons.get(bid.bidder());
            if (bidder != null) {
                for (Auction own : bySeller.getOrDefault(bid.bidder(), List.of())) {
                    rows.add(
                            ResultRow.of(
                                    "auction", bid.auction(),
                                    "bidder", bid.bidder(),
                                    "price", bid.price(),
                                    "dateTime", bid.dateTime(),
                                    "name", bidder.name(),
                                    "city", bidder.city(),
                                    "state", bidder.state(),
                                    "own_auction", own.id(),
                                    "itemName", own.itemName(),
                                    "category", own.category()));
                }
            }
        }
        return rows;
    }

    /** Of each auction the highest bid in time, the earliest of several. */
    private static Map<Auction, Bid> winners(NexmarkEvents events) {
        Map<Long, List<Bid>> bids =
                events.bids().stream().collect(Collectors.groupingBy(Bid::auction));
        Map<Auction, Bid> winners = new java.util.LinkedHashMap<>();
        for (Auction auction : events.auctions()) {
            Optional<Bid> winner =
                    bids.getOrDefault(auction.id(), List.of()).stream()
                            .filter(auction::accepts)
                            .min(
                                    Comparator.comparingLong(Bid::price)
                                            .reversed()
                                            .thenComparing(Bid::dateTime));
            winner.ifPresent(bid -> winners.put(auction, bid));
        }
        return winners;
    }

    private static Map<Long, Person> persons(NexmarkEvents events) {
        return events.persons().stream().collect(Collectors.toMap(Person::id, Function.identity()));
    }

    private static Map<Long, Auction> auctions(NexmarkEvents events) {
        return events.auctions().stream()
                .collect(Collectors.toMap(Auction::id, Function.identity()));
    }
}
