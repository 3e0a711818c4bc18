package io.dataprocessing.pipeline.benchmarks.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a process has used of the processors so far, as Linux counts it.
 *
 * @param all threads, those that have ended too
 * @param jit of it what the threads of the just-in-time compiler used
 * @param collector of it what the threads of the garbage collector used
 */
record CpuTimes(double all, double jit, double collector) {

    /** Of {@code /proc}'s unit, which is the same on all Linux systems, in a second. */
    private static final double TICKS = 100;

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    /** The times of this process, in seconds. */
    static CpuTimes now() {
        return of(Path.of("/proc/self"));
    }

    /** The times of the process that a directory below {@code /proc} is about. */
    static CpuTimes of(Path process) {
        try (Stream<Path> tasks = Files.list(process.resolve("task"))) {
            double jit = 0;
            double collector = 0;
            for (Path task : tasks.toList()) {
                Optional<String> line = read(task.resolve("stat"));
                if (line.isPresent()) {
                    String name = name(line.get());
                    if (isJit(name)) {
                        jit += seconds(line.get());
                    } else if (isCollector(name)) {
                        collector += seconds(line.get());
                    }
                }
            }
            String whole =
                    read(process.resolve("stat"))
                            .orElseThrow(() -> new IOException("no process at " + process));
            return new CpuTimes(seconds(whole), jit, collector);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read the times of " + process, e);
        }
    }

    /** What was used since. */
    CpuTimes since(CpuTimes start) {
        return new CpuTimes(all - start.all, jit - start.jit, collector - start.collector);
    }

    /** What work used: everything but the just-in-time compiler. */
    double work() {
        return all - jit;
    }

    private static Optional<String> read(Path file) throws IOException {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            // A thread that ends while it's read about.
            if (String.valueOf(e.getMessage()).contains("No such process")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static String name(String stat) {
        return stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    }

    private static double seconds(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])) / TICKS;
    }

    private static boolean isJit(String name) {
        return name.startsWith("C1 CompilerThre") || name.startsWith("C2 CompilerThre");
    }

    private static boolean isCollector(String name) {
        return name.startsWith("GC Thread") || name.startsWith("G1 ") || name.equals("VM Thread");
    }
}
