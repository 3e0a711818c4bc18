package io.dataprocessing.pipeline.suite.cli;

import io.dataprocessing.pipeline.app.PipelineCli;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import java.io.StringWriter;

/**
 * A command line that was executed in this process.
 *
 * @param exitCode what the process would have ended with
 * @param out what it wrote to standard output
 * @param error what it wrote to standard error
 */
public record CommandLineRun(int exitCode, String out, String error) {

    /** Executes a command line as {@code bin/pipeline} does. */
    public static CommandLineRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter error = new StringWriter();
        int exitCode = PipelineCli.execute(Terminal.plain(out, error), arguments);
        return new CommandLineRun(exitCode, out.toString(), error.toString());
    }
}
