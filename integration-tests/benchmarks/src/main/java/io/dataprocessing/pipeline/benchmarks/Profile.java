package io.dataprocessing.pipeline.benchmarks;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.benchmarks.peers.Peers;
import io.dataprocessing.pipeline.benchmarks.profile.FlameGraph;
import io.dataprocessing.pipeline.benchmarks.profile.FrameTable;
import io.dataprocessing.pipeline.benchmarks.profile.Stacks;
import io.dataprocessing.pipeline.benchmarks.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where the time of a peer's process goes from its first round on that counts, if it's asked. */
final class Profile {

    private final Optional<Path> out;
    private final Path recording;
    private final String name;
    private Optional<Instant> begun = Optional.empty();

    /**
     * A profile that is to be made.
     *
     * @param out where it goes, if it's wanted
     * @param directory for the recording
     * @param scenario that the peer runs
     * @param peer who it is
     */
    Profile(Optional<Path> out, Path directory, Scenario scenario, Peers peer) {
        this.out = requireNonNull(out, "out");
        this.name = "profile-%s-%s".formatted(scenario.label().replaceAll("[^a-z0-9]+", "-"), peer);
        this.recording = directory.resolve(name + ".jfr");
    }

    /** What the process has to be started with. */
    List<String> options() {
        return out.isEmpty()
                ? List.of()
                : List.of(
                        "-XX:StartFlightRecording=settings=profile,filename=" + recording,
                        "-XX:FlightRecorderOptions=stackdepth=128",
                        "-Xlog:jfr*=off",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:+DebugNonSafepoints");
    }

    /** Leaves out what was before, when it's called first. */
    void begin() {
        if (begun.isEmpty()) {
            begun = Optional.of(Instant.now());
        }
    }

    /** Writes image, table and stacks, when the process has ended. */
    void write() throws IOException {
        if (out.isEmpty() || begun.isEmpty() || !Files.exists(recording)) {
            return;
        }
        Stacks stacks = Stacks.read(recording, begun.get());
        Files.createDirectories(out.get());
        Files.writeString(out.get().resolve(name + ".svg"), new FlameGraph(stacks).svg(name));
        Files.writeString(out.get().resolve(name + ".md"), new FrameTable(stacks).markdown());
        Files.writeString(out.get().resolve(name + ".stacks"), stacks.collapsed());
    }
}
