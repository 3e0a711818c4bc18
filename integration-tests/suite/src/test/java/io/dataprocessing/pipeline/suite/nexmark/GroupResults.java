package io.dataprocessing.pipeline.suite.nexmark;

import io.dataprocessing.pipeline.suite.data.ResultRow;
import io.dataprocessing.pipeline.suite.nexmark.NexmarkEvent.Bid;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the queries that group bids by day, bidder or auction should give in the end. */
final class GroupResults {

    private static final long TEN_THOUSAND = 10_000;
    private static final long MILLION = 1_000_000;
    private static final int TOP = 10;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

    private GroupResults() {}

    static List<ResultRow> q15(NexmarkEvents events) {
        return grouped(events, GroupResults::day).stream()
                .map(bids -> ResultRow.of(counts(bids, List.of("day", day(bids.get(0))))))
                .toList();
    }

    static List<ResultRow> q16(NexmarkEvents events) {
        return grouped(events, bid -> List.of(bid.channel(), day(bid))).stream()
                .map(
                        bids ->
                                ResultRow.of(
                                        counts(
                                                bids,
                                                List.of(
                                                        "channel",
                                                        bids.get(0).channel(),
                                                        "day",
                                                        day(bids.get(0)),
                                                        "minute",
                                                        lastMinute(bids)))))
                .toList();
    }

    static List<ResultRow> q17(NexmarkEvents events) {
        return grouped(events, bid -> List.of(bid.auction(), day(bid))).stream()
                .map(GroupResults::prices)
                .toList();
    }

    static List<ResultRow> q18(NexmarkEvents events) {
        return grouped(events, bid -> List.of(bid.bidder(), bid.auction())).stream()
                .map(bids -> bids.stream().max(Comparator.comparing(Bid::dateTime)).orElseThrow())
                .map(bid -> ResultRow.of(all(bid).toArray()))
                .toList();
    }

    static List<ResultRow> q19(NexmarkEvents events) {
        List<ResultRow> rows = new ArrayList<>();
        for (List<Bid> bids : grouped(events, Bid::auction)) {
            List<Bid> ranked =
                    bids.stream()
                            .sorted(
                                    Comparator.comparingLong(Bid::price)
                                            .reversed()
                                            .thenComparing(Bid::dateTime))
                            .limit(TOP)
                            .toList();
            for (int i = 0; i < ranked.size(); i++) {
                List<Object> row = all(ranked.get(i));
                row.add("rank_number");
                row.add(i + 1);
                rows.add(ResultRow.of(row.toArray()));
            }
        }
        return rows;
    }

    private static ResultRow prices(List<Bid> bids) {
        long sum = bids.stream().mapToLong(Bid::price).sum();
        return ResultRow.of(
                "auction", bids.get(0).auction(),
                "day", day(bids.get(0)),
                "total_bids", bids.size(),
                "rank1_bids", inRank(bids, 1).size(),
                "rank2_bids", inRank(bids, 2).size(),
                "rank3_bids", inRank(bids, 3).size(),
                "min_price", bids.stream().mapToLong(Bid::price).min().orElseThrow(),
                "max_price", bids.stream().mapToLong(Bid::price).max().orElseThrow(),
                "avg_price", sum / bids.size(),
                "sum_price", sum);
    }

    private static Object[] counts(List<Bid> bids, List<Object> key) {
        List<Object> row = new ArrayList<>(key);
        row.addAll(List.of("total_bids", bids.size()));
        row.addAll(List.of("total_bidders", distinct(bids, Bid::bidder)));
        row.addAll(List.of("total_auctions", distinct(bids, Bid::auction)));
        for (int rank = 1; rank <= 3; rank++) {
            List<Bid> some = inRank(bids, rank);
            row.addAll(List.of("rank" + rank + "_bids", some.size()));
            row.addAll(List.of("rank" + rank + "_bidders", distinct(some, Bid::bidder)));
            row.addAll(List.of("rank" + rank + "_auctions", distinct(some, Bid::auction)));
        }
        return row.toArray();
    }

    private static List<Bid> inRank(List<Bid> bids, int rank) {
        return bids.stream().filter(bid -> rank(bid.price()) == rank).toList();
    }

    private static int rank(long price) {
        if (price < TEN_THOUSAND) {
            return 1;
        }
        return price < MILLION ? 2 : 3;
    }

    private static long distinct(List<Bid> bids, Function<Bid, Long> value) {
        return bids.stream().map(value).distinct().count();
    }

    private static List<Object> all(Bid bid) {
        return new ArrayList<>(
                List.of(
                        "auction", bid.auction(),
                        "bidder", bid.bidder(),
                        "price", bid.price(),
                        "channel", bid.channel(),
                        "url", bid.url(),
                        "dateTime", bid.dateTime(),
                        "extra", bid.extra()));
    }

    private static String day(Bid bid) {
        return bid.dateTime().atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static String lastMinute(List<Bid> bids) {
        return bids.stream()
                .map(bid -> MINUTE.format(bid.dateTime()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Collection<List<Bid>> grouped(NexmarkEvents events, Function<Bid, ?> key) {
        return events.bids().stream().collect(Collectors.groupingBy(key)).values();
    }
}
