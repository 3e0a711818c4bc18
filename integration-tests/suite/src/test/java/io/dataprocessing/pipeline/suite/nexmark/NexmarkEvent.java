package io.dataprocessing.pipeline.suite.nexmark;

import java.time.Instant;

/** What happens on the auction site. */
sealed interface NexmarkEvent {

    Instant dateTime();

    /** Somebody registers. */
    record Person(
            long id,
            String name,
            String emailAddress,
            String creditCard,
            String city,
            String state,
            Instant dateTime,
            String extra)
            implements NexmarkEvent {}

    /** Somebody offers something. */
    record Auction(
            long id,
            String itemName,
            String description,
            long initialBid,
            long reserve,
            Instant dateTime,
            Instant expires,
            long seller,
            long category,
            String extra)
            implements NexmarkEvent {

        /** Whether a bid came in time; both ends count. */
        boolean accepts(Bid bid) {
            return bid.auction() == id
                    && !bid.dateTime().isBefore(dateTime)
                    && !bid.dateTime().isAfter(expires);
        }
    }

    /** Somebody bids. Prices are cents. */
    record Bid(
            long auction,
            long bidder,
            long price,
            String channel,
            String url,
            Instant dateTime,
            String extra)
            implements NexmarkEvent {}
}
