package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.core.event.Event;
import io.dataprocessing.pipeline.core.plugin.PluginScope;
import io.dataprocessing.pipeline.core.watch.CallWatch;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Where an operator's events go during one call of Flink's, and the memory of what went wrong
 * there: with chained operators a failure further down comes up through {@code emit}, and must not
 * be taken for a failure of the record at hand.
 */
final class Outlet {

    /** Flink's way to side outputs, which each of its contexts offers and no common type does. */
    @FunctionalInterface
    interface Side {
        void output(OutputTag<Event> tag, Event event);
    }

    private static final OutputTag<Event> DEAD_LETTERS = OutputTags.deadLetters();

    private final ClassLoader userCode;
    private final boolean isolated;
    private final CallWatch watch;
    private Collector<Event> main;

    /** The same, where others run in one operator with this step; or else null. */
    private FusedPart fused;

    private Side side;
    private Object sideOwner;
    private long emitted;
    private Throwable failure;

    private Outlet(ClassLoader plugin, ClassLoader userCode, CallWatch watch) {
        this.userCode = userCode;
        this.watch = watch;
        this.isolated = plugin != userCode;
    }

    /** The outlet of an operator without a plugin. */
    static Outlet ofPlatform() {
        return new Outlet(null, null, CallWatch.none());
    }

    /**
     * The outlet of a plugin, whose loader is the context loader when it emits; what is further
     * down runs under that of the job, and takes no time of the plugin's.
     */
    static Outlet behind(ClassLoader plugin, ClassLoader userCode, CallWatch watch) {
        return new Outlet(plugin, userCode, watch);
    }

    /** Begins a call. */
    @SuppressWarnings("ReferenceEquality") // it's the same one for all records
    void begin(Collector<Event> collector) {
        if (main != collector) {
            main = collector;
            fused = collector instanceof FusedPart part ? part : null;
        }
        emitted = 0;
    }

    /** Whether side outputs already go through this context of Flink's. */
    boolean isBoundTo(Object context) {
        return sideOwner == context;
    }

    /** Sets the way to side outputs. */
    void bind(Object context, Side way) {
        sideOwner = context;
        side = way;
    }

    /** How many events went to the outputs of the step in this call. */
    long emitted() {
        return emitted;
    }

    void emit(Event event) {
        emitted++;
        if (fused != null && fused.waits(event)) {
            return;
        }
        ClassLoader before = leavePlugin();
        try {
            main.collect(event);
        } catch (RuntimeException | Error e) {
            failure = e;
            throw e;
        } finally {
            enterAgain(before);
        }
    }

    void emit(OutputTag<Event> tag, Event event) {
        emitted++;
        send(tag, event);
    }

    void deadLetter(Event event) {
        send(DEAD_LETTERS, event);
    }

    /** Throws what went wrong further down, even if a processor has caught it. */
    void check() {
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
    }

    private void send(OutputTag<Event> tag, Event event) {
        ClassLoader before = leavePlugin();
        try {
            side.output(tag, event);
        } catch (RuntimeException | Error e) {
            failure = e;
            throw e;
        } finally {
            enterAgain(before);
        }
    }

    private ClassLoader leavePlugin() {
        watch.enterOutput();
        return isolated ? PluginScope.enter(userCode) : userCode;
    }

    private void enterAgain(ClassLoader before) {
        if (isolated) {
            PluginScope.leave(before);
        }
        watch.leaveOutput();
    }
}
