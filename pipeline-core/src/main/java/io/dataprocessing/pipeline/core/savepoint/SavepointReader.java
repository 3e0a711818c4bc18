package io.dataprocessing.pipeline.core.savepoint;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.data.RowType;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.CompletedCheckpointStorageLocation;
import org.apache.flink.runtime.state.IncrementalKeyedStateHandle;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedBackendSerializationProxy;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorBackendSerializationProxy;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot;

/**
 * Reads what a savepoint or checkpoint holds: its metadata, and of each operator's state the head,
 * which says how it was written. State of the changelog backend says that nowhere near its head, so
 * its cells are left out.
 */
public final class SavepointReader {

    private final ClassLoader loader;

    /**
     * A reader of savepoints.
     *
     * @param loader of the classes that wrote them
     */
    public SavepointReader(ClassLoader loader) {
        this.loader = requireNonNull(loader, "loader");
    }

    /**
     * Reads a savepoint.
     *
     * @param path of its directory, or of the metadata file in it
     * @throws SavepointException if there is none, a file of it is missing or cut off, or it can't
     *     be read
     */
    public StoredState read(String path) throws SavepointException {
        CompletedCheckpointStorageLocation location = SavepointPlaces.find(path);
        CheckpointMetadata metadata = metadata(location);
        StateFiles.check(location.getExternalPointer(), metadata.getOperatorStates());
        List<StoredOperator> operators = new ArrayList<>();
        boolean inFlight = false;
        for (OperatorState operator : metadata.getOperatorStates()) {
            inFlight |= hasRecordsInFlight(operator);
            if (hasState(operator)) {
                operators.add(operator(location.getExternalPointer(), operator));
            }
        }
        return new StoredState(location.getExternalPointer(), inFlight, operators);
    }

    private CheckpointMetadata metadata(CompletedCheckpointStorageLocation location)
            throws SavepointException {
        try (DataInputStream in =
                new DataInputStream(location.getMetadataHandle().openInputStream())) {
            return Checkpoints.loadCheckpointMetadata(in, loader, location.getExternalPointer());
        } catch (IOException | RuntimeException e) {
            throw unreadable(location.getExternalPointer(), "its metadata", e);
        }
    }

    private static boolean hasRecordsInFlight(OperatorState operator) {
        return operator.getStates().stream()
                .anyMatch(
                        task ->
                                !task.getInputChannelState().isEmpty()
                                        || !task.getResultSubpartitionState().isEmpty());
    }

    /** Whether a job that lacks the operator loses something. */
    private static boolean hasState(OperatorState operator) {
        return operator.getCoordinatorState() != null
                || operator.getStates().stream().anyMatch(OperatorSubtaskState::hasState);
    }

    private StoredOperator operator(String location, OperatorState operator)
            throws SavepointException {
        String uid = operator.getOperatorUid().orElseGet(() -> operator.getOperatorID().toString());
        Map<String, StoredCell> cells = new LinkedHashMap<>();
        try {
            Optional<RowType> key = readKeyed(operator, cells);
            readBroadcast(operator, cells);
            return new StoredOperator(
                    uid, operator.getMaxParallelism(), key, List.copyOf(cells.values()));
        } catch (IOException | RuntimeException e) {
            throw unreadable(location, "the state of '%s'".formatted(uid), e);
        }
    }

    /**
     * Collects the cells of keyed state from the first head; tasks of one operator have equal ones.
     */
    private Optional<RowType> readKeyed(OperatorState operator, Map<String, StoredCell> cells)
            throws IOException {
        Optional<StreamStateHandle> head =
                operator.getStates().stream()
                        .map(OperatorSubtaskState::getManagedKeyedState)
                        .flatMap(Collection::stream)
                        .flatMap(handle -> head(handle).stream())
                        .findFirst();
        if (head.isEmpty()) {
            return Optional.empty();
        }
        KeyedBackendSerializationProxy<?> keyed = new KeyedBackendSerializationProxy<>(loader);
        try (DataInputViewStreamWrapper in =
                new DataInputViewStreamWrapper(head.get().openInputStream())) {
            keyed.read(in);
        }
        for (StateMetaInfoSnapshot state : keyed.getStateMetaInfoSnapshots()) {
            if (state.getBackendStateType() == StateMetaInfoSnapshot.BackendStateType.KEY_VALUE) {
                StoredTypes.keyed(state).ifPresent(cell -> cells.put(cell.name(), cell));
            }
        }
        return StoredTypes.rowType(keyed.getKeySerializerSnapshot());
    }

    private static Optional<StreamStateHandle> head(KeyedStateHandle handle) {
        if (handle instanceof KeyGroupsStateHandle full) {
            return Optional.of(full);
        }
        return handle instanceof IncrementalKeyedStateHandle incremental
                ? Optional.of(incremental.getMetaDataStateHandle())
                : Optional.empty();
    }

    private void readBroadcast(OperatorState operator, Map<String, StoredCell> cells)
            throws IOException {
        Optional<OperatorStateHandle> handle =
                operator.getStates().stream()
                        .map(OperatorSubtaskState::getManagedOperatorState)
                        .flatMap(Collection::stream)
                        .findFirst();
        if (handle.isEmpty()) {
            return;
        }
        OperatorBackendSerializationProxy state = new OperatorBackendSerializationProxy(loader);
        try (DataInputViewStreamWrapper in =
                new DataInputViewStreamWrapper(handle.get().openInputStream())) {
            state.read(in);
        }
        for (StateMetaInfoSnapshot broadcast : state.getBroadcastStateMetaInfoSnapshots()) {
            StoredTypes.broadcast(broadcast).ifPresent(cell -> cells.put(cell.name(), cell));
        }
    }

    private static SavepointException unreadable(String location, String what, Exception cause) {
        return new SavepointException(
                "%s: %s can't be read: %s. It may be cut off, or written by another version. Take another savepoint."
                        .formatted(
                                location,
                                what,
                                Optional.ofNullable(cause.getMessage())
                                        .orElseGet(() -> cause.getClass().getSimpleName())),
                cause);
    }
}
