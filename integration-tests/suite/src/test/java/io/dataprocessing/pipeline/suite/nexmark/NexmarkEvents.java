package io.dataprocessing.pipeline.suite.nexmark;

import io.dataprocessing.pipeline.suite.nexmark.NexmarkEvent.Auction;
import io.dataprocessing.pipeline.suite.nexmark.NexmarkEvent.Bid;
import io.dataprocessing.pipeline.suite.nexmark.NexmarkEvent.Person;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Events in the order in which they arrive.
 *
 * @param inOrder the events
 */
record NexmarkEvents(List<NexmarkEvent> inOrder) {

    NexmarkEvents {
        inOrder = List.copyOf(inOrder);
    }

    /** The same events, each delayed by less than a bound on its way. */
    NexmarkEvents delayed(long seed, long boundMillis) {
        Random random = new Random(seed);
        long[] arrivals =
                inOrder.stream()
                        .mapToLong(
                                event ->
                                        event.dateTime().toEpochMilli()
                                                + (long) (random.nextDouble() * boundMillis))
                        .toArray();
        return new NexmarkEvents(
                IntStream.range(0, arrivals.length)
                        .boxed()
                        .sorted(Comparator.comparingLong(i -> arrivals[i]))
                        .map(inOrder::get)
                        .toList());
    }

    List<Person> persons() {
        return only(Person.class);
    }

    List<Auction> auctions() {
        return only(Auction.class);
    }

    List<Bid> bids() {
        return only(Bid.class);
    }

    private <E extends NexmarkEvent> List<E> only(Class<E> kind) {
        return inOrder.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
