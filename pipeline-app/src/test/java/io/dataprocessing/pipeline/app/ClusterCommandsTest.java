package io.dataprocessing.pipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The verbs for clusters, against one that is made of answers. */
final class ClusterCommandsTest {

    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final String OTHER = "fedcba9876543210fedcba9876543210";
    private static final String JOB = "/jobs/" + ID;
    private StubCluster cluster;

    @BeforeEach
    void start() throws IOException {
        cluster = StubCluster.start();
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void statusListsAllJobs() {
        cluster.withJobs(ID + " orders RUNNING", OTHER + " payments FAILED");

        CommandLineRun run = run("status");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .isEqualTo(
                        """
                          name      state    job                                      for
                          payments  FAILED   fedcba9876543210fedcba9876543210  3 min 05 s
                          orders    RUNNING  0123456789abcdef0123456789abcdef  3 min 05 s
                        """);
    }

    @Test
    void statusSaysThatThereAreNoJobs() {
        cluster.withJobs();

        assertThat(run("status").out())
                .isEqualTo("The cluster at %s has no jobs.\n".formatted(cluster.address()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", ID})
    void statusOfAJobShowsItsNumbers(String job) {
        cluster.withJobs(ID + " orders RUNNING")
                .on("GET " + JOB, "{\"vertices\": []}")
                .on(
                        "GET " + JOB + "/checkpoints",
                        "{\"counts\": {\"completed\": 18}, \"latest\": {\"completed\": {\"latest_ack_timestamp\": 1000}}}")
                .on(
                        "GET " + JOB + "/exceptions?maxExceptions=1",
                        """
                        {"exceptionHistory": {"entries": [{"timestamp": 5000, "stacktrace": "a.B: outer\\n\\tat x\\nCaused by: a.C: no disk"}]}}
                        """)
                .on(
                        "GET " + JOB + "/accumulators",
                        """
                        {"user-task-accumulators": [
                          {"name": "in.in", "type": "LongCounter", "value": "1204"},
                          {"name": "in.out", "type": "LongCounter", "value": "1204"},
                          {"name": "out.in", "type": "LongCounter", "value": "1100"},
                          {"name": "odd", "type": "Histogram", "value": "{1=2}"}]}
                        """);

        CommandLineRun run = run("status", job);

        assertThat(run.error()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("orders: RUNNING for 3 min 05 s (job " + ID + ")\n  checkpoints 18  ")
                .contains("the latest ", " ago")
                .contains("latest failure, 1970-01-01T00:00:05Z: a.C: no disk")
                .containsPattern("in +out +dropped +late +dead lettered")
                .containsPattern("in +1,204 +1,204");
    }

    @Test
    void statusTellsThatAJobWaitsForSlots() {
        cluster.on(
                "GET /jobs/overview",
                """
                {"jobs": [{"jid": "%s", "name": "orders", "state": "RUNNING", "start-time": 1, "duration": 1500,
                  "tasks": {"total": 6, "running": 2, "scheduled": 4}}]}
                """
                        .formatted(ID));

        assertThat(run("status", "orders").out())
                .startsWith(
                        "orders: RUNNING for 1.5 s (job %s)\n  2 of its 6 tasks run: it may be short of slots\n"
                                .formatted(ID));
    }

    @Test
    void statusOfAJobThatFailedIsAnExitCodeForScripts() {
        cluster.withJobs(ID + " orders FAILED");

        assertThat(run("status", "orders").exitCode()).isEqualTo(1);
    }

    @Test
    void aJobThatIsRunningGoesBeforeNewerOnesThatEnded() {
        cluster.withJobs(ID + " orders RUNNING", OTHER + " orders FAILED");

        assertThat(run("status", "orders").out()).contains(ID);
    }

    @Test
    void anUnknownJobIsToldWithThoseThatThereAre() {
        cluster.withJobs(ID + " orders RUNNING", OTHER + " payments RUNNING");

        assertThat(run("status", "ordrs").error())
                .isEqualTo(
                        "The cluster at %s knows no job 'ordrs'. Did you mean 'orders'?\n"
                                .formatted(cluster.address()));
        CommandLineRun stop = run("stop", "something-else");
        assertThat(stop.exitCode()).isEqualTo(2);
        assertThat(stop.error())
                .isEqualTo(
                        "The cluster at %s knows no job 'something-else'. Known: orders, payments.\n"
                                .formatted(cluster.address()));
    }

    @Test
    void stopWaitsForTheSavepointAndSaysWhereItIs() {
        cluster.withJobs(ID + " orders RUNNING")
                .on("POST " + JOB + "/stop", 202, "{\"request-id\": \"t\"}")
                .on("GET " + JOB + "/savepoints/t", "{\"status\": {\"id\": \"IN_PROGRESS\"}}")
                .on(
                        "GET " + JOB + "/savepoints/t",
                        "{\"status\": {\"id\": \"COMPLETED\"}, \"operation\": {\"location\": \"file:/sp/1\"}}");

        CommandLineRun run = run("stop", "orders", "--savepoint", "file:///sp", "--drain");

        assertThat(run.error()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .isEqualTo(
                        "'orders' is stopped; all that it read is committed. Its state is in file:/sp/1\n");
        assertThat(cluster.asked())
                .contains(
                        "POST "
                                + JOB
                                + "/stop {\"targetDirectory\":\"file:///sp\",\"drain\":true,\"formatType\":\"CANONICAL\"}");
    }

    @Test
    void stopSaysWhyAJobGoesOn() {
        cluster.withJobs(ID + " orders RUNNING")
                .on("POST " + JOB + "/stop", 202, "{\"request-id\": \"t\"}")
                .on(
                        "GET " + JOB + "/savepoints/t",
                        """
                        {"status": {"id": "COMPLETED"}, "operation": {"failure-cause": {"class": "a.B", "stack-trace": "a.B: wrapped\\n\\tat x\\nCaused by: java.io.IOException: disk full"}}}
                        """);

        CommandLineRun run = run("stop", "orders", "--savepoint");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.error())
                .isEqualTo(
                        "'orders' could not be stopped with a savepoint: java.io.IOException: disk full.\n");
        assertThat(cluster.asked())
                .contains("POST " + JOB + "/stop {\"drain\":false,\"formatType\":\"CANONICAL\"}");
    }

    @Test
    void stopGivesUpWaiting() {
        cluster.withJobs(ID + " orders RUNNING")
                .on("POST " + JOB + "/stop", 202, "{\"request-id\": \"t\"}")
                .on("GET " + JOB + "/savepoints/t", "{\"status\": {\"id\": \"IN_PROGRESS\"}}");

        CommandLineRun run = run("stop", "orders", "--timeout", "1s");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.error())
                .isEqualTo(
                        "'orders' is not stopped yet, after 1 s. It stops when its savepoint is complete: see 'pipeline status %s'.\n"
                                .formatted(ID));
    }

    @Test
    void stopAsksWhichOfTwoJobsIsMeantAndRefusesOneThatEnded() {
        cluster.withJobs(
                ID + " orders RUNNING", OTHER + " orders RESTARTING", "a payments FINISHED");

        assertThat(run("stop", "orders").error())
                .isEqualTo(
                        "2 jobs named 'orders' run at %s. Say which by its id: %s, %s.\n"
                                .formatted(cluster.address(), OTHER, ID));
        assertThat(run("stop", "payments").error())
                .isEqualTo(
                        "Job 'payments' doesn't run at %s: it's FINISHED.\n"
                                .formatted(cluster.address()));
    }

    @Test
    void aJobCanBeCancelled() {
        cluster.withJobs(ID + " orders RUNNING").on("PATCH " + JOB, 202, "{}");

        assertThat(run("stop", "orders", "--cancel").out())
                .isEqualTo("'orders' is being cancelled.\n");
        assertThat(cluster.asked()).contains("PATCH " + JOB);
    }

    @Test
    void noClusterIsToldByItsAddress() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        String address = "http://127.0.0.1:" + port;

        CommandLineRun run = CommandLineRun.of("status", "--cluster", address + "/");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.error())
                .isEqualTo(
                        "No cluster answers at %s (ConnectException). --cluster takes the address of its web UI.\n"
                                .formatted(address));
        assertThat(CommandLineRun.of("status", "--cluster", "jm:8081").error())
                .isEqualTo(
                        "--cluster jm:8081: this is no address of a cluster. Give that of its web UI, such as http://localhost:8081.\n");
    }

    @Test
    void whatIsNoFlinkOrRefusesIsTold() {
        cluster.on("GET /jobs/overview", "<html>")
                .on(
                        "GET /jobs/overview",
                        500,
                        "{\"errors\": [\"Internal server error.\", \"<Exception on server side:\\na.B: no leader\\n\\tat x\\nEnd of exception on server side>\"]}");

        assertThat(run("status").error())
                .isEqualTo(
                        "What answers at %s is no Flink: it speaks no JSON. --cluster takes the address of a cluster's web UI.\n"
                                .formatted(cluster.address()));
        CommandLineRun run = run("status");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.error())
                .isEqualTo(
                        "The cluster at %s answers HTTP 500 to GET /jobs/overview: a.B: no leader.\n"
                                .formatted(cluster.address()));
    }

    private CommandLineRun run(String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--cluster";
        all[arguments.length + 1] = cluster.address();
        return CommandLineRun.of(all);
    }
}
