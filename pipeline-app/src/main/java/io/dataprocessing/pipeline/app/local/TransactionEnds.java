package io.dataprocessing.pipeline.app.local;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * The moment between the end of a transaction and its sight: a broker confirms a commit as soon as
 * it has noted it, and only then writes the markers without which nobody who reads committed
 * records sees the transaction's. Who reads a topic to its end straight after a commit would miss
 * them.
 */
public final class TransactionEnds {

    private static final Duration LOOK_EVERY = Duration.ofMillis(10);
    private static final Set<TransactionState> ENDING =
            Set.of(TransactionState.PREPARE_COMMIT, TransactionState.PREPARE_ABORT);

    private TransactionEnds() {}

    /**
     * Waits until every transaction that was committed or aborted is so for readers, too. Open
     * transactions aren't waited for.
     *
     * @throws TimeoutException if that takes longer than {@code patience}
     * @throws KafkaException if the broker doesn't say
     */
    public static void await(Admin admin, Duration patience) {
        requireNonNull(admin, "admin");
        long started = System.nanoTime();
        while (anyEnding(admin, patience)) {
            if (System.nanoTime() - started > patience.toNanos()) {
                throw new TimeoutException(
                        "the broker did not complete its transactions within %d s"
                                .formatted(patience.toSeconds()));
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private static boolean anyEnding(Admin admin, Duration patience) {
        ListTransactionsOptions ending =
                new ListTransactionsOptions()
                        .filterStates(ENDING)
                        .timeoutMs(Math.toIntExact(patience.toMillis()));
        try {
            return !admin.listTransactions(ending).all().get().isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while waiting for the broker", e);
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause().getMessage(), e.getCause());
        }
    }
}
