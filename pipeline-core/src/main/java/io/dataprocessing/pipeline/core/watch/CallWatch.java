package io.dataprocessing.pipeline.core.watch;

import static java.util.Objects.requireNonNull;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.flink.runtime.taskmanager.AsyncExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the calls of one operator into its plugin. A call that runs longer than the limit is told
 * in the log with the stack of its thread, and interrupted; if it goes on nevertheless, its task
 * fails. Time in which what the plugin emits is handled further down doesn't count, nor is its
 * thread interrupted there.
 *
 * <p>The thread of the task says where it is, and nothing else, as often as that changes; only
 * {@link CallWatcher} reads clocks. An interrupt must not hit a thread that has left the plugin.
 * Leaving is a write without a fence, and a look whether there is an alarm. So whoever interrupts
 * first raises the alarm, then takes the thread's stack, for which the JVM stops it and makes both
 * sides see all that the other wrote, and then looks where it is: a thread that still is in the
 * call then will see the alarm when it leaves, and wait until the interrupt is through to take it
 * away.
 */
public final class CallWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CallWatch.class);

    private static final VarHandle POSITION = position();

    /** The two low bits of a position say where the thread is; the others count the calls. */
    private static final long PLACE = 3;

    private static final long PLUGIN = 1;
    private static final long OUTPUT = 2;
    private static final int CALL = 2;

    /** How long a plugin has to react to an interrupt, if the limit isn't shorter. */
    private static final Duration MOST_PATIENCE = Duration.ofSeconds(5);

    /**
     * The part of the limit that counts at most between two looks: if the machine stood still, it's
     * not the plugin's fault.
     */
    private static final long MOST_SHARE = 4;

    private enum Stage {
        QUIET,
        INTERRUPTED,
        GIVEN_UP
    }

    private final WatchedStep step;
    private final Supplier<String> occasion;
    private final AsyncExceptionHandler task;
    private final Thread thread = Thread.currentThread();
    private final long limit;
    private final long patience;

    /** Written by the thread of the task, seen by the watcher sooner or later. */
    private long position;

    /** Whether the thread of the task has to settle something with the watcher when it leaves. */
    private volatile boolean alarm;

    /** Whether an interrupt waits until the thread of the task, which has it, is in the plugin. */
    private boolean deferred;

    private boolean interrupted;
    private StackTraceElement[] stack = {};
    private final AtomicLong overdue = new AtomicLong();

    private long lastPosition;
    private long lastTime;
    private long spent;
    private Stage stage = Stage.QUIET;

    private CallWatch(WatchedStep step, Supplier<String> occasion, AsyncExceptionHandler task) {
        this.step = requireNonNull(step, "step");
        this.occasion = requireNonNull(occasion, "occasion");
        this.task = requireNonNull(task, "task");
        this.limit = step.limit().toNanos();
        this.patience = Math.min(limit, MOST_PATIENCE.toNanos());
    }

    /**
     * Watches the calls that this thread makes, until it's closed or the thread ends; none if the
     * step has no limit.
     *
     * @param occasion what the call at hand is for, such as {@code at orders-3@9916}
     * @param task fails if a call doesn't react to its interrupt
     */
    public static CallWatch start(
            WatchedStep step, Supplier<String> occasion, AsyncExceptionHandler task) {
        CallWatch watch = new CallWatch(step, occasion, task);
        if (watch.limit > 0) {
            CallWatcher.shared().add(watch);
        }
        return watch;
    }

    /** A watch that sees nothing, where there is no plugin. */
    public static CallWatch none() {
        return new CallWatch(
                new WatchedStep("", "", 1, 1, Duration.ZERO, ""), () -> "", (message, error) -> {});
    }

    /** Begins a call. */
    public void enter() {
        POSITION.setOpaque(this, (position | PLACE) + 1 + PLUGIN);
    }

    /** Ends a call; whether it was interrupted because it took too long. */
    public boolean leave() {
        POSITION.setOpaque(this, position & ~PLACE);
        return alarm && settle();
    }

    /** Begins to hand on what the plugin emits. */
    public void enterOutput() {
        if ((position & PLACE) == PLUGIN) {
            POSITION.setOpaque(this, (position & ~PLACE) | OUTPUT);
            if (alarm) {
                defer();
            }
        }
    }

    /** Goes back into the plugin. */
    public void leaveOutput() {
        if ((position & PLACE) == OUTPUT) {
            POSITION.setOpaque(this, (position & ~PLACE) | PLUGIN);
            if (deferred) {
                deferred = false;
                thread.interrupt();
            }
        }
    }

    /**
     * What is to be thrown for the call that was interrupted last.
     *
     * @param thrown what the plugin threw
     */
    public OverdueCallException overdue(Throwable thrown) {
        OverdueCallException exception = overdue();
        exception.addSuppressed(thrown);
        return exception;
    }

    /** The same for a call that returned. */
    public synchronized OverdueCallException overdue() {
        return new OverdueCallException(step.complaint(), stack);
    }

    /** How many calls took too long so far. */
    public long count() {
        return overdue.get();
    }

    /** Watches no more. */
    @Override
    public void close() {
        CallWatcher.shared().remove(this);
    }

    Duration limit() {
        return step.limit();
    }

    boolean isOver() {
        return !thread.isAlive();
    }

    /** Looks at the call at hand, if there is one; the watcher's thread only. */
    synchronized void look(long now) {
        long seen = (long) POSITION.getOpaque(this);
        if (seen >> CALL != lastPosition >> CALL) {
            spent = 0;
            stage = Stage.QUIET;
        } else if (isInPlugin(seen) && isInPlugin(lastPosition)) {
            spent += Math.min(now - lastTime, limit / MOST_SHARE);
        }
        lastPosition = seen;
        lastTime = now;
        if (isInPlugin(seen)) {
            act(seen);
        }
    }

    private void act(long seen) {
        switch (stage) {
            case QUIET -> {
                if (spent >= limit) {
                    interrupt(seen);
                }
            }
            case INTERRUPTED -> {
                if (spent >= limit + patience) {
                    giveUp();
                }
            }
            case GIVEN_UP -> {}
        }
    }

    private void interrupt(long seen) {
        alarm = true;
        StackTraceElement[] now = thread.getStackTrace();
        if ((long) POSITION.getAcquire(this) != seen) {
            alarm = false;
            return;
        }
        stack = now;
        stage = Stage.INTERRUPTED;
        overdue.incrementAndGet();
        LOG.error(
                "{} {} ({}, instance {} of {}, on-error {}) and is interrupted. Thread '{}':{}",
                step.complaint(),
                occasion(),
                step.type(),
                step.instance(),
                step.instances(),
                step.policy(),
                thread.getName(),
                Arrays.stream(now).map(frame -> "\n\tat " + frame).collect(Collectors.joining()));
        interrupted = true;
        thread.interrupt();
    }

    private void giveUp() {
        stage = Stage.GIVEN_UP;
        String message =
                "step '%s' did not return within %s %s, and ignores that it was interrupted"
                        .formatted(step.name(), step.limitText(), occasion());
        LOG.error(
                "{}. Its task fails; if it still doesn't return, Flink ends the task manager after"
                        + " task.cancellation.timeout",
                message);
        task.handleAsyncException(message, new OverdueCallException(message, stack));
    }

    private String occasion() {
        try {
            return occasion.get();
        } catch (RuntimeException e) {
            return "at an unknown record";
        }
    }

    private synchronized boolean settle() {
        boolean was = interrupted;
        alarm = false;
        interrupted = false;
        deferred = false;
        if (was) {
            Thread.interrupted();
        }
        return was;
    }

    private synchronized void defer() {
        deferred = interrupted && Thread.interrupted();
    }

    private static boolean isInPlugin(long position) {
        return (position & PLACE) == PLUGIN;
    }

    private static VarHandle position() {
        try {
            return MethodHandles.lookup().findVarHandle(CallWatch.class, "position", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
