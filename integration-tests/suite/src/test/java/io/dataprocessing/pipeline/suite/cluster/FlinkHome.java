package io.dataprocessing.pipeline.suite.cluster;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder of one cluster: its configuration, its logs, its state, and which JARs it sees. */
final class FlinkHome {

    /** The folder that the module flink-lib has put together. */
    private static final String LIB_PROPERTY = "pipeline.flink.lib";

    /** Where clusters get their folders. */
    private static final String CLUSTERS_PROPERTY = "pipeline.clusters";

    /** What env.java.opts.all has in the configuration of a distribution, as far as it's needed. */
    private static final List<String> JAVA_OPTIONS =
            List.of(
                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    "--add-opens=java.base/java.net=ALL-UNNAMED",
                    "--add-opens=java.base/java.io=ALL-UNNAMED",
                    "--add-opens=java.base/java.nio=ALL-UNNAMED",
                    "--add-opens=java.base/java.text=ALL-UNNAMED",
                    "--add-opens=java.base/java.time=ALL-UNNAMED",
                    "--add-opens=java.base/java.util=ALL-UNNAMED",
                    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED");

    private static final List<String> SMALL =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

    private static final List<Class<?>> OURS = List.of(OrphanGuard.class, ApplicationEntry.class);

    private static final String LOG4J =
            """
            rootLogger.level = ${sys:log.level:-INFO}
            rootLogger.appenderRef.console.ref = console
            appender.console.name = console
            appender.console.type = CONSOLE
            appender.console.layout.type = PatternLayout
            appender.console.layout.pattern = %d{HH:mm:ss,SSS} %-5p %-40.40c{1.} - %m%n
            logger.kafka.name = org.apache.kafka
            logger.kafka.level = WARN
            logger.pekko.name = org.apache.pekko
            logger.pekko.level = WARN
            """;

    private final Path directory;
    private final Path lib;
    private final int restPort;

    private FlinkHome(Path directory, Path lib, int restPort) {
        this.directory = directory;
        this.lib = lib;
        this.restPort = restPort;
    }

    /** Makes the folder of a cluster with so many slots in each TaskManager. */
    static FlinkHome create(int slots, Map<String, String> more) {
        try {
            Path clusters = Files.createDirectories(Path.of(property(CLUSTERS_PROPERTY)));
            FlinkHome home =
                    new FlinkHome(
                            Files.createTempDirectory(clusters, "cluster-").toAbsolutePath(),
                            lib(),
                            freePort());
            home.write(slots, more);
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException("can't make the folder of a cluster", e);
        }
    }

    /** The JARs that every process of a cluster sees. */
    static List<Path> libJars() {
        try (Stream<Path> files = Files.list(lib())) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of the REST API and the web UI. */
    String restAddress() {
        return "http://127.0.0.1:" + restPort;
    }

    Path configuration() {
        return directory.resolve("conf");
    }

    Path directory() {
        return directory;
    }

    Path log(String process) {
        return directory.resolve("log").resolve(process + ".log");
    }

    /** The log files, by name. */
    List<Path> logs() {
        try (Stream<Path> files = Files.list(directory.resolve("log"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A command that runs a program of Flink, its class path Flink's lib folder. */
    List<String> command(List<String> options, String main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL);
        command.addAll(JAVA_OPTIONS);
        command.addAll(options);
        String log4j = configuration().resolve("log4j.properties").toUri().toString();
        command.add("-Dlog4j.configuration=" + log4j);
        command.add("-Dlog4j.configurationFile=" + log4j);
        command.addAll(
                List.of("-cp", lib + "/*" + File.pathSeparator + directory.resolve("entry")));
        command.add(main);
        command.addAll(arguments);
        return command;
    }

    /** Removes all but the logs. */
    void clear() {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path :
                    paths.filter(path -> !path.startsWith(directory.resolve("log")))
                            .filter(path -> !path.equals(directory))
                            .sorted(Comparator.reverseOrder())
                            .toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't clear " + directory, e);
        }
    }

    static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException(
                    "the system property %s is not set: run this test with Failsafe (mvn verify)"
                            .formatted(name));
        }
        return value;
    }

    private static Path lib() throws IOException {
        return Path.of(property(LIB_PROPERTY)).toRealPath();
    }

    private void write(int slots, Map<String, String> more) throws IOException {
        for (String folder : List.of("conf", "log", "tmp", "entry")) {
            Files.createDirectories(directory.resolve(folder));
        }
        Map<String, String> settings = new TreeMap<>(settings(slots));
        settings.putAll(more);
        Files.writeString(
                configuration().resolve("config.yaml"),
                settings.entrySet().stream()
                        .map(setting -> "%s: %s%n".formatted(setting.getKey(), setting.getValue()))
                        .collect(Collectors.joining()));
        Files.writeString(configuration().resolve("log4j.properties"), LOG4J);
        for (Class<?> type : OURS) {
            String name = type.getName().replace('.', '/') + ".class";
            Path file = directory.resolve("entry").resolve(name);
            Files.createDirectories(file.getParent());
            try (InputStream bytes = type.getClassLoader().getResourceAsStream(name)) {
                Files.copy(bytes, file);
            }
        }
    }

    private Map<String, String> settings(int slots) throws IOException {
        Map<String, String> settings = new TreeMap<>();
        for (String address :
                List.of(
                        "jobmanager.rpc.address",
                        "jobmanager.bind-host",
                        "rest.address",
                        "rest.bind-address",
                        "taskmanager.host",
                        "taskmanager.bind-host")) {
            settings.put(address, InetAddress.getLoopbackAddress().getHostAddress());
        }
        settings.put("jobmanager.rpc.port", String.valueOf(freePort()));
        settings.put("rest.port", String.valueOf(restPort));
        settings.put("rest.bind-port", String.valueOf(restPort));
        settings.put("io.tmp.dirs", directory.resolve("tmp").toString());
        settings.put("execution.checkpointing.dir", uri("checkpoints"));
        settings.put("execution.checkpointing.savepoint-dir", uri("savepoints"));
        settings.put("taskmanager.numberOfTaskSlots", String.valueOf(slots));
        settings.put("taskmanager.memory.framework.heap.size", "96m");
        settings.put("taskmanager.memory.task.heap.size", "256m");
        settings.put("taskmanager.memory.managed.size", "64m");
        settings.put("taskmanager.memory.network.min", "48m");
        settings.put("taskmanager.memory.network.max", "48m");
        // A TaskManager that was killed should be missed within seconds.
        settings.put("heartbeat.interval", "1000");
        settings.put("heartbeat.timeout", "8000");
        // What the REST API says should not be seconds old.
        settings.put("metrics.fetcher.update-interval", "250");
        settings.put("web.refresh-interval", "250");
        return settings;
    }

    private String uri(String folder) {
        return directory.resolve(folder).toUri().toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
