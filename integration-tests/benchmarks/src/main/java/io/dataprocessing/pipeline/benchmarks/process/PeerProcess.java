package io.dataprocessing.pipeline.benchmarks.process;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dataprocessing.pipeline.benchmarks.peer.Answer;
import io.dataprocessing.pipeline.benchmarks.peer.Command;
import io.dataprocessing.pipeline.benchmarks.peer.JobSpec;
import io.dataprocessing.pipeline.benchmarks.peer.Round;
import io.dataprocessing.pipeline.benchmarks.peers.Peers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A peer in a process of its own, which stays as warm as its jobs have made it. */
public final class PeerProcess implements AutoCloseable {

    private final Peers peer;
    private final JavaProcess process;
    private final ObjectMapper json = new ObjectMapper();

    private PeerProcess(Peers peer, JavaProcess process) {
        this.peer = requireNonNull(peer, "peer");
        this.process = requireNonNull(process, "process");
    }

    /**
     * Starts a process.
     *
     * @param peer that it's to run
     * @param options of the JVM, the same for all peers
     * @param directory where its log goes
     */
    public static PeerProcess start(Peers peer, List<String> options, Path directory)
            throws IOException {
        List<String> all = new ArrayList<>(options);
        // Threads of the compiler that come and go would take their times with them.
        all.add("-XX:-UseDynamicNumberOfCompilerThreads");
        return new PeerProcess(
                peer,
                JavaProcess.start(
                        Peers.class,
                        List.of(peer.label()),
                        all,
                        unwanted(peer),
                        directory.resolve(peer.label() + ".log"),
                        Answer.MARK));
    }

    /** Of the two builds of RocksDB, with classes of the same names, the one of others. */
    private static String unwanted(Peers peer) {
        return peer == Peers.KAFKA_STREAMS ? "frocksdbjni-" : "rocksdbjni-";
    }

    /** Who it is. */
    public Peers peer() {
        return peer;
    }

    /** The number of the process. */
    public long pid() {
        return process.pid();
    }

    /**
     * Runs a job over the whole input.
     *
     * @param records of the input
     * @param expected records by output
     */
    public Round round(JobSpec spec, long records, Map<String, Long> expected) throws IOException {
        return tell(new Command(Command.Kind.ROUND, spec, records, expected)).round();
    }

    /** Starts a job. */
    public void start(JobSpec spec) throws IOException {
        tell(new Command(Command.Kind.START, spec, 0, Map.of()));
    }

    /** Ends the job that was started. */
    public void stop() throws IOException {
        tell(new Command(Command.Kind.STOP, null, 0, Map.of()));
    }

    private Answer tell(Command command) throws IOException {
        process.tell(json.writeValueAsString(command));
        Answer answer = json.readValue(process.answer(), Answer.class);
        if (answer.failure() != null) {
            throw new IOException("peer %s failed: %s".formatted(peer, answer.failure()));
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
