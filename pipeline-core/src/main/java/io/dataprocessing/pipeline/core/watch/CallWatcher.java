package io.dataprocessing.pipeline.core.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at all watched calls from time to time, on one thread that begins with the first watch and
 * ends with the last. There is one for each class loader of this class, which on a cluster is that
 * of a job, so it doesn't keep the classes of a job that is gone.
 */
final class CallWatcher {

    private static final Logger LOG = LoggerFactory.getLogger(CallWatcher.class);

    private static final CallWatcher SHARED = new CallWatcher();

    /** How many looks fall into the shortest limit. */
    private static final int LOOKS = 20;

    private static final Duration LEAST_PAUSE = Duration.ofMillis(5);
    private static final Duration MOST_PAUSE = Duration.ofSeconds(1);

    private final Set<CallWatch> watches = new LinkedHashSet<>();
    private boolean running;

    static CallWatcher shared() {
        return SHARED;
    }

    synchronized void add(CallWatch watch) {
        watches.add(watch);
        notifyAll();
        if (!running) {
            running = true;
            start();
        }
    }

    synchronized void remove(CallWatch watch) {
        watches.remove(watch);
        notifyAll();
    }

    private void start() {
        Thread thread = new Thread(null, this::run, "pipeline-call-watch", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.start();
    }

    private void run() {
        for (List<CallWatch> next = next(); !next.isEmpty(); next = next()) {
            for (CallWatch watch : next) {
                look(watch);
            }
        }
    }

    private static void look(CallWatch watch) {
        try {
            watch.look(System.nanoTime());
        } catch (RuntimeException e) {
            LOG.warn("a call could not be watched", e);
        }
    }

    /** The watches after a pause; empty when there are no more, which is the end. */
    @SuppressWarnings("WaitNotInLoop") // a pause that is too short only means one look more
    private synchronized List<CallWatch> next() {
        try {
            if (!watches.isEmpty()) {
                wait(pause().toMillis());
            }
        } catch (InterruptedException e) {
            watches.clear();
        }
        watches.removeIf(CallWatch::isOver);
        running = !watches.isEmpty();
        return new ArrayList<>(watches);
    }

    private Duration pause() {
        Duration shortest =
                watches.stream().map(CallWatch::limit).min(Duration::compareTo).orElseThrow();
        Duration pause = shortest.dividedBy(LOOKS);
        if (pause.compareTo(LEAST_PAUSE) < 0) {
            return LEAST_PAUSE;
        }
        return pause.compareTo(MOST_PAUSE) > 0 ? MOST_PAUSE : pause;
    }
}
