package io.dataprocessing.pipeline.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuTimesTest {

    /** As proc(5) has it: pid, name, state, ten numbers, user time, system time, more numbers. */
    private static final String STAT = "%d (%s) S 1 2 3 4 5 6 7 8 9 10 %d %d 0 0 20 0 1 0 99\n";

    @TempDir private Path process;

    @Test
    void theCompilersThreadsAreNoWork() throws Exception {
        stat(process, "java", 1000, 234);
        thread(10, "C2 CompilerThre", 300, 1);
        thread(11, "C1 CompilerThre", 100, 0);
        thread(12, "G1 Conc#0", 20, 0);
        thread(13, "GC Thread#1", 30, 0);
        thread(14, "Source: (a) b)", 500, 5);
        Files.createDirectory(process.resolve("task/15"));

        CpuTimes times = CpuTimes.of(process);

        assertThat(times).isEqualTo(new CpuTimes(12.34, 4.01, 0.5));
        assertThat(times.work()).isEqualTo(12.34 - 4.01);
    }

    @Test
    void timesAreSubtracted() {
        assertThat(new CpuTimes(5, 2, 1).since(new CpuTimes(1, 1, 0.5)))
                .isEqualTo(new CpuTimes(4, 1, 0.5));
    }

    @Test
    void thisProcessHasUsedSome() {
        assertThat(CpuTimes.now().all()).isPositive();
    }

    private void thread(int id, String name, int user, int system) throws IOException {
        stat(process.resolve("task/" + id), name, user, system);
    }

    private static void stat(Path directory, String name, int user, int system) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("stat"), STAT.formatted(1, name, user, system));
    }
}
