package io.dataprocessing.pipeline.core.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CallWatchTest {

    private static final Duration LIMIT = Duration.ofMillis(100);
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch failed = new CountDownLatch(1);

    @Test
    void aCallThatSleepsIsInterruptedAndItsStackIsThatOfThePlugin() {
        try (CallWatch watch = watch(LIMIT)) {
            watch.enter();
            assertThatThrownBy(NEVER::await).isInstanceOf(InterruptedException.class);
            assertThat(watch.leave()).isTrue();
            assertThat(watch.count()).isEqualTo(1);
            assertThat(watch.overdue())
                    .hasMessage("step 'geo' did not return within 100 ms")
                    .satisfies(
                            error ->
                                    assertThat(error.getStackTrace())
                                            .extracting(StackTraceElement::getMethodName)
                                            .contains("await"));
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void aCallThatIsBusyKeepsNoInterruptWhenItReturns() {
        try (CallWatch watch = watch(LIMIT)) {
            watch.enter();
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            assertThat(watch.leave()).isTrue();
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            watch.enter();
            assertThat(watch.leave()).isFalse();
        }
    }

    @Test
    void theTaskOfACallThatIgnoresItsInterruptFails() throws Exception {
        try (CallWatch watch = watch(LIMIT)) {
            watch.enter();
            while (failed.getCount() > 0) {
                Thread.onSpinWait();
            }
            assertThat(watch.leave()).isTrue();
        }
        assertThat(failures)
                .containsExactly(
                        "step 'geo' did not return within 100 ms at orders-3@9916, and ignores that it was interrupted");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void timeInTheOutputIsNotThePlugins() throws Exception {
        try (CallWatch watch = watch(LIMIT)) {
            watch.enter();
            watch.enterOutput();
            assertThat(NEVER.await(5 * LIMIT.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
            watch.leaveOutput();
            assertThat(watch.leave()).isFalse();
            assertThat(watch.count()).isZero();
        }
    }

    @Test
    void anInterruptWaitsWhileThePluginEmits() {
        try (CallWatch watch = watch(LIMIT)) {
            watch.enter();
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            watch.enterOutput();
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            watch.leaveOutput();
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
            assertThat(watch.leave()).isTrue();
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    void manyShortCallsAreNoLongOne() throws Exception {
        try (CallWatch watch = watch(LIMIT)) {
            long end = System.nanoTime() + 5 * LIMIT.toNanos();
            while (System.nanoTime() < end) {
                watch.enter();
                assertThat(watch.leave()).isFalse();
            }
            assertThat(watch.count()).isZero();
        }
    }

    /** Calls that end about when the limit does, which is when interrupts could go astray. */
    @Test
    void noInterruptHitsAThreadThatHasLeftThePlugin() {
        Duration limit = Duration.ofMillis(20);
        int interrupted = 0;
        try (CallWatch watch = watch(limit)) {
            for (int i = 0; i < 60; i++) {
                long end = System.nanoTime() + limit.toNanos() + i % 20 * 1_000_000L;
                watch.enter();
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                interrupted += watch.leave() ? 1 : 0;
                for (int j = 0; j < 1000; j++) {
                    assertThat(Thread.currentThread().isInterrupted()).isFalse();
                }
            }
        }
        assertThat(interrupted).isPositive();
    }

    @Test
    void theWatchingThreadEndsWithTheLastWatch() throws Exception {
        CallWatch first = watch(LIMIT);
        CallWatch second = watch(LIMIT);
        first.close();
        assertThat(watchers()).hasSize(1);
        List<Thread> watchers = watchers();
        second.close();
        for (Thread watcher : watchers) {
            watcher.join();
        }
        assertThat(watchers()).isEmpty();
    }

    @Test
    void aWatchEndsWithItsThread() throws Exception {
        Thread task = new Thread(() -> watch(LIMIT));
        task.start();
        task.join();
        for (Thread watcher : watchers()) {
            watcher.join();
        }
        assertThat(watchers()).isEmpty();
    }

    private static List<Thread> watchers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("pipeline-call-watch"))
                .toList();
    }

    private CallWatch watch(Duration limit) {
        return CallWatch.start(
                new WatchedStep("geo", "geo-ip", 1, 4, limit, "fail"),
                () -> "at orders-3@9916",
                (message, error) -> {
                    failures.add(message);
                    failed.countDown();
                });
    }
}
