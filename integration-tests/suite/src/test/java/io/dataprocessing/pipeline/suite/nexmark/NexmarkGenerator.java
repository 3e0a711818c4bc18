package io.dataprocessing.pipeline.suite.nexmark;

import io.dataprocessing.pipeline.suite.nexmark.NexmarkEvent.Auction;
import io.dataprocessing.pipeline.suite.nexmark.NexmarkEvent.Bid;
import io.dataprocessing.pipeline.suite.nexmark.NexmarkEvent.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * Events made up as Nexmark describes them, always the same for a seed: of fifty events one is a
 * person, three are auctions and the others bids; many bids go to few auctions and come from few
 * bidders, some are for auctions and by persons that don't exist yet. Every event has a time of its
 * own, and midnight passes halfway.
 */
final class NexmarkGenerator {

    private static final long FIRST_ID = 1000;
    private static final int CYCLE = 50;
    private static final int AUCTIONS_OF_CYCLE = 3;
    private static final int IN_FLIGHT = 100;
    private static final int ACTIVE = 1000;
    private static final int LEAD = 10;
    private static final Duration GAP = Duration.ofMillis(10);
    private static final String[] NAMES = {"peter", "paul", "luke", "vicky", "kate", "sarah"};
    private static final String[] SURNAMES = {"shultz", "abrams", "jones", "noris", "white"};
    private static final String[] CITIES = {"Phoenix", "Portland", "Boise", "Bend", "Seattle"};
    private static final String[] STATES = {"AZ", "CA", "ID", "OR", "WA", "WY"};
    private static final String[] HOT_CHANNELS = {"Google", "Facebook", "Baidu", "Apple"};

    private final Random random;
    private final Instant first;

    private NexmarkGenerator(long seed, Instant first) {
        this.random = new Random(seed);
        this.first = first;
    }

    static NexmarkEvents generate(long seed, int count) {
        Instant midnight = Instant.parse("2025-03-02T00:00:00Z");
        NexmarkGenerator generator =
                new NexmarkGenerator(seed, midnight.minus(GAP.multipliedBy(count / 2)));
        return new NexmarkEvents(LongStream.range(0, count).mapToObj(generator::event).toList());
    }

    private NexmarkEvent event(long number) {
        Instant time = first.plus(GAP.multipliedBy(number));
        long position = number % CYCLE;
        if (position == 0) {
            return person(number / CYCLE, time);
        }
        return position <= AUCTIONS_OF_CYCLE ? auction(number, time) : bid(number, time);
    }

    private Person person(long number, Instant time) {
        return new Person(
                FIRST_ID + number,
                pick(NAMES) + " " + pick(SURNAMES),
                letters(7) + "@" + letters(5) + ".com",
                "%04d %04d %04d %04d"
                        .formatted(
                                random.nextInt(10_000),
                                random.nextInt(10_000),
                                random.nextInt(10_000),
                                random.nextInt(10_000)),
                pick(CITIES),
                pick(STATES),
                time,
                letters(40));
    }

    private Auction auction(long number, Instant time) {
        long initial = price();
        long lastPerson = number / CYCLE;
        long seller =
                random.nextInt(4) < 3 ? lastPerson / IN_FLIGHT * IN_FLIGHT : anyPerson(lastPerson);
        long horizon = GAP.toMillis() * IN_FLIGHT * CYCLE / AUCTIONS_OF_CYCLE;
        return new Auction(
                FIRST_ID + lastAuction(number),
                letters(12),
                letters(30),
                initial,
                initial + price(),
                time,
                time.plusMillis(1 + (long) (random.nextDouble() * 2 * horizon)),
                FIRST_ID + seller,
                10 + random.nextInt(5),
                letters(50));
    }

    private Bid bid(long number, Instant time) {
        long lastAuction = lastAuction(number);
        long lastPerson = number / CYCLE;
        long auction =
                random.nextBoolean()
                        ? lastAuction / IN_FLIGHT * IN_FLIGHT
                        : between(Math.max(lastAuction - IN_FLIGHT, 0), lastAuction + LEAD);
        long bidder =
                random.nextInt(4) < 3
                        ? lastPerson / IN_FLIGHT * IN_FLIGHT + 1
                        : anyPerson(lastPerson);
        boolean hot = random.nextBoolean();
        int channel = random.nextInt(10_000);
        String query =
                "/item.htm?query=1" + (random.nextInt(10) > 0 ? "&channel_id=" + channel : "");
        String folders =
                "https://www.nexmark.com/" + letters(4) + "/" + letters(3) + "_/" + letters(5);
        return new Bid(
                FIRST_ID + auction,
                FIRST_ID + bidder,
                price(),
                hot ? pick(HOT_CHANNELS) : "channel-" + channel,
                folders + (hot ? "/item.htm?query=1" : query),
                time,
                letters(30));
    }

    private static long lastAuction(long number) {
        long position = Math.min(number % CYCLE, AUCTIONS_OF_CYCLE);
        return number / CYCLE * AUCTIONS_OF_CYCLE + position - 1;
    }

    private long anyPerson(long last) {
        return between(Math.max(last - ACTIVE, 0), last + LEAD);
    }

    private long between(long smallest, long largest) {
        return smallest + random.nextInt((int) (largest - smallest + 1));
    }

    private long price() {
        return Math.round(Math.pow(10, random.nextDouble() * 6) * 100);
    }

    private String letters(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    private String pick(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
