package io.dataprocessing.pipeline.core.runtime;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.event.Event;
import java.util.ArrayList;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Runs several functions as one operator. Each does what it would do in an operator of its own; a
 * record goes from one to the next by a plain call instead of through Flink's chain.
 *
 * <p>Functions are added and connected while the job is built, an earlier one always in front of a
 * later. The first gets what comes in. What an output gives leaves the operator only if somebody
 * asked for that, which may be as late as just before the job is submitted.
 */
public final class FusedOperator extends AbstractStreamOperator<Event>
        implements OneInputStreamOperator<Event, Event> {

    private static final long serialVersionUID = 1L;

    private final ArrayList<ProcessFunction<Event, Event>> functions = new ArrayList<>();
    private final ArrayList<FusedEdge> edges = new ArrayList<>();
    private transient FusedPart first;
    private transient StreamRecord<Event> record;
    private transient long watermark;

    /** Adds a function and gives its number. */
    public int add(ProcessFunction<Event, Event> function) {
        functions.add(requireNonNull(function, "function"));
        return functions.size() - 1;
    }

    /**
     * Lets a function read an output of an earlier one.
     *
     * @param output the name of the output; empty for the main one
     */
    public void connect(int from, String output, int to) {
        if (from >= to) {
            throw new IllegalArgumentException(
                    "function %d can't read what function %d gives later".formatted(to, from));
        }
        edges.add(FusedEdge.inside(from, output, to));
    }

    /** Lets the main output of a function leave as that of the operator. */
    public void release(int from) {
        edges.add(FusedEdge.toMainOutput(from));
    }

    /** Lets an output of a function leave as a side output of the operator. */
    public void release(int from, String output, OutputTag<Event> tag) {
        edges.add(FusedEdge.toSideOutput(from, output, tag));
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        for (ProcessFunction<Event, Event> function : functions) {
            function.setRuntimeContext(getRuntimeContext());
            if (function instanceof CheckpointedFunction checkpointed) {
                checkpointed.initializeState(context);
            }
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        for (ProcessFunction<Event, Event> function : functions) {
            if (function instanceof CheckpointedFunction checkpointed) {
                checkpointed.snapshotState(context);
            }
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        watermark = Long.MIN_VALUE;
        record = new StreamRecord<>(null);
        FusedExit exit = new FusedExit(output, record);
        CallTime time = new CallTime(getProcessingTimeService(), () -> watermark);
        FusedPart[] parts = new FusedPart[functions.size()];
        for (int i = parts.length - 1; i >= 0; i--) {
            ProcessFunction<Event, Event> function = functions.get(i);
            RunsInTask.tell(function, getContainingTask());
            function.open(new OpenContext() {});
            parts[i] = new FusedPart(function, time, exit);
        }
        for (FusedEdge edge : edges) {
            edge.add(parts);
        }
        for (FusedPart part : parts) {
            part.open();
        }
        first = parts[0];
    }

    @Override
    public void processElement(StreamRecord<Event> element) throws Exception {
        if (element.hasTimestamp()) {
            record.setTimestamp(element.getTimestamp());
        } else {
            record.eraseTimestamp();
        }
        first.accept(element.getValue());
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        watermark = mark.getTimestamp();
        super.processWatermark(mark);
    }

    /** Closes all, even if one can't be. */
    @Override
    public void close() throws Exception {
        Exception failure = null;
        for (ProcessFunction<Event, Event> function : functions) {
            try {
                function.close();
            } catch (Exception e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        try {
            super.close();
        } catch (Exception e) {
            if (failure != null) {
                e.addSuppressed(failure);
            }
            throw e;
        }
        if (failure != null) {
            throw failure;
        }
    }
}
