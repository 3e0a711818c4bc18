package io.dataprocessing.pipeline.core.savepoint;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.state.CompletedCheckpointStorageLocation;
import org.apache.flink.runtime.state.filesystem.AbstractFsCheckpointStorageAccess;

/** Finds a savepoint by its path, and where there is none, those that may have been meant. */
final class SavepointPlaces {

    private static final int MOST_NAMED = 3;
    private static final int MOST_LISTED = 2_000;
    private static final int DEPTH = 3;

    private SavepointPlaces() {}

    /** A directory to look into, and how far below it. */
    private record Place(Path path, int depth) {}

    static CompletedCheckpointStorageLocation find(String path) throws SavepointException {
        try {
            return AbstractFsCheckpointStorageAccess.resolveCheckpointPointer(path);
        } catch (IOException | RuntimeException e) {
            throw new SavepointException(
                    "no %s in %s. %s"
                            .formatted(
                                    AbstractFsCheckpointStorageAccess.METADATA_FILE_NAME,
                                    path,
                                    newest(path)),
                    e);
        }
    }

    private static String newest(String path) {
        List<FileStatus> found = new ArrayList<>();
        try {
            Optional<Path> start = existing(new Path(path));
            if (start.isPresent()) {
                collect(start.get(), found);
            }
        } catch (IOException | RuntimeException e) {
            return "What is near it can't be listed: " + e.getMessage() + ".";
        }
        if (found.isEmpty()) {
            return "There is no savepoint near it either.";
        }
        return found.stream()
                .sorted(Comparator.comparingLong(FileStatus::getModificationTime).reversed())
                .limit(MOST_NAMED)
                .map(file -> file.getPath().getParent().toString())
                .collect(Collectors.joining(", ", "Newest savepoints: ", "."));
    }

    /** The directory itself, or the nearest above it that is there; not the root. */
    private static Optional<Path> existing(Path path) throws IOException {
        Path place = path;
        for (int up = 0; up < DEPTH && place != null && place.getParent() != null; up++) {
            FileSystem files = place.getFileSystem();
            if (files.exists(place) && files.getFileStatus(place).isDir()) {
                return Optional.of(place);
            }
            place = place.getParent();
        }
        return Optional.empty();
    }

    private static void collect(Path start, List<FileStatus> found) throws IOException {
        Deque<Place> places = new ArrayDeque<>(List.of(new Place(start, 0)));
        int listed = 0;
        while (!places.isEmpty() && listed < MOST_LISTED) {
            Place place = places.remove();
            FileStatus[] inside = place.path().getFileSystem().listStatus(place.path());
            if (inside == null) {
                continue;
            }
            for (FileStatus file : inside) {
                listed++;
                if (file.isDir() && place.depth() < DEPTH) {
                    places.add(new Place(file.getPath(), place.depth() + 1));
                } else if (!file.isDir()
                        && file.getPath()
                                .getName()
                                .equals(AbstractFsCheckpointStorageAccess.METADATA_FILE_NAME)) {
                    found.add(file);
                }
            }
        }
    }
}
