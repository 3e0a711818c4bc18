package io.dataprocessing.pipeline.app.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * The directory of one broker, ours alone until it's closed.
 *
 * <p>The lock is needed beside Kafka's own: Kafka takes that one only after its controller has
 * written to the directory, and a second broker would spoil the first one's metadata.
 */
final class DataDirectory implements AutoCloseable {

    private static final String LOCK_FILE = ".pipeline-lock";

    private final Path path;
    private final boolean temporary;
    private final FileChannel lock;

    private DataDirectory(Path path, boolean temporary, FileChannel lock) {
        this.path = path;
        this.temporary = temporary;
        this.lock = lock;
    }

    /** Locks the directory, created when missing; an empty one stands for a temporary directory. */
    static DataDirectory open(Optional<Path> chosen) throws IOException {
        boolean temporary = chosen.isEmpty();
        Path path = temporary ? Files.createTempDirectory("pipeline-kafka-") : create(chosen.get());
        return new DataDirectory(path, temporary, lock(path));
    }

    Path path() {
        return path;
    }

    /** Gives the directory the identity of a broker, unless it has one, and returns that. */
    MetaPropertiesEnsemble format(int nodeId, String controllerListener) throws Exception {
        if (!Files.exists(path.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
            PrintStream nowhere =
                    new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            new Formatter()
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(nodeId)
                    .addDirectory(path.toString())
                    .setMetadataLogDirectory(path.toString())
                    .setControllerListenerName(controllerListener)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setPrintStream(nowhere)
                    .run();
        }
        return new MetaPropertiesEnsemble.Loader()
                .addMetadataLogDir(path.toString())
                .addLogDirs(List.of(path.toString()))
                .load();
    }

    /** Gives the directory free, and deletes it with all that's in it if it's a temporary one. */
    @Override
    public void close() throws IOException {
        lock.close();
        if (temporary) {
            deleteRecursively(path);
        }
    }

    private static Path create(Path chosen) throws IOException {
        Path path = chosen.toAbsolutePath();
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new IOException("can't create the data directory " + path, e);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel = openLockFile(path);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new IOException(inUse(path), e);
        }
        channel.close();
        throw new IOException(inUse(path));
    }

    private static FileChannel openLockFile(Path path) throws IOException {
        try {
            return FileChannel.open(
                    path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new IOException("can't write to the data directory " + path, e);
        }
    }

    private static String inUse(Path path) {
        return "the data directory " + path + " belongs to a broker that is running";
    }

    private static void deleteRecursively(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException e) {
            return;
        }
    }
}
