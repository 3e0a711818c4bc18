package io.dataprocessing.pipeline.connectors.registry;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.dataprocessing.pipeline.api.format.UnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long a registry that gives no answer is asked again: with pauses that double up to ten
 * seconds, each shortened by chance so that many tasks don't ask at once.
 *
 * @param limit the time after which nothing is tried any more
 * @param tries the most tries
 * @param pause the first pause
 * @param timeout how long one try may take, unless the registry's properties say otherwise
 * @param outcome what to say of the pipeline when nothing helped
 */
record Patience(Duration limit, int tries, Duration pause, Duration timeout, String outcome) {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final long LONGEST_PAUSE_MS = 10_000;

    /** A question to a registry. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws IOException, RestClientException;
    }

    /** The patience of somebody who waits at a terminal. */
    static Patience ofClient() {
        return new Patience(
                Duration.ofSeconds(10),
                3,
                Duration.ofSeconds(1),
                Duration.ofSeconds(3),
                " Nothing was started.");
    }

    /** The patience of a running job. */
    static Patience ofJob(Duration limit) {
        return new Patience(
                limit, Integer.MAX_VALUE, Duration.ofMillis(100), Duration.ofSeconds(20), "");
    }

    /**
     * The registry's answer, which may be a refusal.
     *
     * @throws RestClientException if it answers that it won't
     * @throws UnavailableException if it gave no answer in time, or none that makes sense
     */
    <T> T get(String registry, String what, Question<T> question) throws RestClientException {
        long start = System.nanoTime();
        long next = pause.toMillis();
        for (int tried = 1; ; tried++) {
            Exception last;
            try {
                return question.ask();
            } catch (RestClientException e) {
                if (!isPassing(e)) {
                    throw e;
                }
                last = e;
            } catch (IOException e) {
                last = e;
            }
            long spent = System.nanoTime() - start;
            long wait = ThreadLocalRandom.current().nextLong(next / 2, next + 1);
            if (tried >= tries || spent + TimeUnit.MILLISECONDS.toNanos(wait) > limit.toNanos()) {
                throw unavailable(registry, what, Duration.ofNanos(spent), tried, last);
            }
            LOG.warn("Schema registry {}, {}: {}; asking again", registry, what, reason(last));
            sleep(registry, wait);
            next = Math.min(next * 2, LONGEST_PAUSE_MS);
        }
    }

    private static boolean isPassing(RestClientException e) {
        return e.getStatus() >= 500 || e.getStatus() == 408 || e.getStatus() == 429;
    }

    private UnavailableException unavailable(
            String registry, String what, Duration spent, int tried, Exception last) {
        return new UnavailableException(
                "schema registry %s gave no answer in %s (%d %s), asked for %s: %s.%s"
                        .formatted(
                                registry,
                                words(spent),
                                tried,
                                tried == 1 ? "try" : "tries",
                                what,
                                reason(last),
                                outcome),
                last);
    }

    private static String words(Duration time) {
        long seconds = time.toSeconds() + 1;
        return seconds < 60 ? seconds + " s" : Math.round(seconds / 60.0) + " min";
    }

    static String reason(Exception e) {
        if (e instanceof RestClientException answer) {
            return "it answered HTTP " + answer.getStatus();
        }
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return message.isEmpty() ? e.getClass().getSimpleName() : message;
    }

    private static void sleep(String registry, long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(
                    "interrupted while waiting for schema registry %s".formatted(registry), e);
        }
    }
}
