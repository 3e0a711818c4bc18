package io.dataprocessing.pipeline.benchmarks.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;

/** Carries out the commands in the lines of an input, until it ends. */
public final class PeerProgram {

    private final Peer peer;
    private final PrintStream answers;
    private final ObjectMapper json = new ObjectMapper();
    private Optional<RunningJob> started = Optional.empty();

    /** A program for a peer that answers to a stream. */
    public PeerProgram(Peer peer, PrintStream answers) {
        this.peer = peer;
        this.answers = answers;
    }

    /** Reads commands until there are no more. */
    public void run() throws Exception {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        String line = commands.readLine();
        while (line != null) {
            answer(line);
            line = commands.readLine();
        }
        stop();
    }

    private void answer(String line) throws IOException {
        Answer answer;
        try {
            answer = carryOut(json.readValue(line, Command.class));
        } catch (Exception e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            answer = new Answer(null, trace.toString());
        }
        print(answer);
    }

    private Answer carryOut(Command command) throws Exception {
        switch (command.kind()) {
            case ROUND -> {
                Round round =
                        new JobRound(peer, command.spec(), command.records(), command.expected())
                                .run();
                // Each round begins with as empty a heap.
                System.gc();
                return new Answer(round, null);
            }
            case START -> started = Optional.of(peer.start(command.spec()));
            case STOP -> stop();
        }
        return new Answer(null, null);
    }

    private void stop() throws Exception {
        if (started.isPresent()) {
            started.get().close();
            started = Optional.empty();
        }
    }

    private void print(Answer answer) throws JsonProcessingException {
        answers.println(Answer.MARK + json.writeValueAsString(answer));
        answers.flush();
    }
}
