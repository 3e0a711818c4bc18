package io.dataprocessing.pipeline.core.savepoint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;

/** Looks whether the files that a savepoint names are there, at their full length. */
final class StateFiles {

    private static final int MOST_NAMED = 5;

    private StateFiles() {}

    static void check(String location, Collection<OperatorState> operators)
            throws SavepointException {
        Map<Path, Long> lengths = new LinkedHashMap<>();
        operators.stream()
                .flatMap(operator -> operator.getStates().stream())
                .flatMap(StateFiles::handles)
                .filter(FileStateHandle.class::isInstance)
                .map(FileStateHandle.class::cast)
                .forEach(file -> lengths.put(file.getFilePath(), file.getStateSize()));
        List<String> problems = new ArrayList<>();
        for (Map.Entry<Path, Long> file : lengths.entrySet()) {
            problem(file.getKey(), file.getValue(), problems);
        }
        if (!problems.isEmpty()) {
            throw new SavepointException(
                    "%s: %d of %d files are not as they were written: %s%s. Take another savepoint."
                            .formatted(
                                    location,
                                    problems.size(),
                                    lengths.size(),
                                    String.join(
                                            "; ",
                                            problems.subList(
                                                    0, Math.min(MOST_NAMED, problems.size()))),
                                    problems.size() > MOST_NAMED ? "; and others" : ""));
        }
    }

    private static void problem(Path path, long length, List<String> problems) {
        try {
            FileSystem files = path.getFileSystem();
            if (!files.exists(path)) {
                problems.add(path + " is missing");
                return;
            }
            long found = files.getFileStatus(path).getLen();
            if (found < length) {
                problems.add("%s has %d of %d bytes".formatted(path, found, length));
            }
        } catch (IOException e) {
            problems.add("%s can't be looked at (%s)".formatted(path, e.getMessage()));
        }
    }

    private static Stream<StreamStateHandle> handles(OperatorSubtaskState task) {
        return Stream.of(
                        task.getManagedKeyedState().stream().flatMap(StateFiles::keyed),
                        task.getRawKeyedState().stream().flatMap(StateFiles::keyed),
                        task.getManagedOperatorState().stream()
                                .map(OperatorStateHandle::getDelegateStateHandle),
                        task.getRawOperatorState().stream()
                                .map(OperatorStateHandle::getDelegateStateHandle))
                .flatMap(handles -> handles);
    }

    private static Stream<StreamStateHandle> keyed(KeyedStateHandle handle) {
        if (handle instanceof KeyGroupsStateHandle full) {
            return Stream.of(full.getDelegateStateHandle());
        }
        return handle instanceof IncrementalRemoteKeyedStateHandle incremental
                ? Stream.concat(
                        Stream.of(incremental.getMetaDataStateHandle()),
                        Stream.concat(
                                        incremental.getSharedState().stream(),
                                        incremental.getPrivateState().stream())
                                .map(part -> part.getHandle()))
                : Stream.empty();
    }
}
