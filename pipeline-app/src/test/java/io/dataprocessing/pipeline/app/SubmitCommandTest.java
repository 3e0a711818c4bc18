package io.dataprocessing.pipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Submitting and restoring, refused for all that can be known before. */
final class SubmitCommandTest {

    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final String OTHER = "fedcba9876543210fedcba9876543210";
    private static final String JOB = "/jobs/" + ID;
    private static final String PIPELINE =
            """
            version: 1
            name: orders
            execution: {parallelism: 4}
            connections:
              main: {type: kafka, properties: {bootstrap.servers: "localhost:9"}}
            sources:
              in: {connection: main, topic: orders, value: {format: json, schema: {fields: {id: string}}}}
            sinks:
              out: {input: in, connection: main, topic: sales, value: {format: json}}
            """;

    @TempDir private Path directory;
    private StubCluster cluster;
    private String file;
    private String jar;

    @BeforeEach
    void start() throws IOException {
        cluster = StubCluster.start();
        file = Files.writeString(directory.resolve("orders.yaml"), PIPELINE).toString();
        jar = directory.resolve("job.jar").toString();
        new JarOutputStream(Files.newOutputStream(Path.of(jar)), new Manifest()).close();
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void aSecondJobOfTheNameIsRefused() {
        cluster.withJobs(ID + " orders RESTARTING");

        CommandLineRun run = run("submit", file, "--job-jar", jar);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.error())
                .isEqualTo(
                        "A job named 'orders' is at %s already: %s, RESTARTING for 3 min 05 s. Two would read and write the same. Stop it first: pipeline stop orders --cluster %1$s\n"
                                .formatted(cluster.address(), ID));
    }

    @Test
    void whatTheClusterLacksIsToldAndWhatFlinkWasToldInVain() {
        cluster.withJobs(ID + " orders FINISHED");

        CommandLineRun run =
                run(
                        "submit",
                        file,
                        "--job-jar",
                        jar,
                        "-Dparallelism.default=3",
                        "--from-savepoint",
                        directory + "/none");

        assertThat(run.error())
                .startsWith(
                        "warning: execution.parallelism is 4 in %s, but Flink was told parallelism.default=3."
                                .formatted(file))
                .contains(
                        "warning: the pipeline needs 4 slots, and 1 of the cluster's 2 are free: it waits until there are enough.");
    }

    @Test
    void aSavepointThatIsntThereIsRefusedBeforeTheBrokerIsAsked() {
        cluster.withJobs();

        CommandLineRun run =
                run("submit", file, "--job-jar", jar, "--from-savepoint", directory + "/none");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.error()).contains("no _metadata in " + directory + "/none.");
    }

    @Test
    void theLatestStateIsTheNewestThatIsStillThere() {
        cluster.withJobs(OTHER + " orders FINISHED", ID + " orders CANCELED")
                .on("GET " + JOB + "/checkpoints", "{\"latest\": {}, \"history\": []}")
                .on(
                        "GET /jobs/" + OTHER + "/checkpoints",
                        """
                        {"latest": {
                          "completed": {"id": 7, "status": "COMPLETED", "external_path": "file:/cp/7", "discarded": false},
                          "savepoint": {"id": 8, "status": "COMPLETED", "external_path": "file:%s/8"},
                          "failed": {"id": 9, "status": "FAILED", "external_path": "file:/cp/9"},
                          "restored": {"id": 2, "external_path": "file:/cp/2"}},
                         "history": [{"id": 10, "status": "COMPLETED", "external_path": "file:/cp/10", "discarded": true},
                          {"id": 11, "status": "COMPLETED", "external_path": "<checkpoint-not-externally-addressable>"}]}
                        """
                                .formatted(directory));

        CommandLineRun run = run("restore", file, "--job-jar", jar, "--from", "latest");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.error()).contains("no _metadata in file:" + directory + "/8.");
    }

    @Test
    void aClusterThatRemembersNothingIsToldToBeOne() {
        cluster.withJobs(ID + " payments FINISHED");

        CommandLineRun run = run("restore", file, "--job-jar", jar, "--from", "latest");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.error())
                .endsWith(
                        "The cluster at %s remembers no state of a job named 'orders'. Name the savepoint or checkpoint: --from PATH. Nothing was submitted.\n"
                                .formatted(cluster.address()));
    }

    @Test
    void aClusterOfAnotherVersionIsAWarning() throws IOException {
        cluster.close();
        cluster = StubCluster.start();
        cluster.withJobs()
                .on(
                        "GET /overview",
                        "{\"slots-total\": 8, \"slots-available\": 8, \"flink-version\": \"1.20.1\"}");
        run("status");
        CommandLineRun unused = run("submit", file, "--job-jar", jar, "--from-savepoint", "/none");

        assertThat(run("submit", file, "--job-jar", jar, "--from-savepoint", "/none").error())
                .contains("warning: the cluster runs Flink 1.20.1, and this is built for ");
        assertThat(unused.exitCode()).isEqualTo(4);
    }

    @Test
    void theJobJarMustBeKnown() {
        cluster.withJobs();

        assertThat(run("submit", file).error())
                .contains(
                        "This command doesn't run from a distribution, so the job JAR isn't known. Name it: --job-jar pipeline-app-VERSION-job.jar.");
        assertThat(run("submit", file, "--job-jar", "nowhere.jar").error())
                .contains("--job-jar nowhere.jar: there is no such file.");
        assertThat(run("submit", file, "--job-jar", file).error())
                .contains("--job-jar " + file + ": this is no JAR (");
    }

    private CommandLineRun run(String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--cluster";
        all[arguments.length + 1] = cluster.address();
        return CommandLineRun.of(all);
    }
}
