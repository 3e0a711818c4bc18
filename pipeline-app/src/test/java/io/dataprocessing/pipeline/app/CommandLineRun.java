package io.dataprocessing.pipeline.app;

import io.dataprocessing.pipeline.app.terminal.Terminal;
import java.io.StringWriter;

/**
 * A command line that was executed in this process.
 *
 * @param exitCode what the process would return
 * @param out what stands on standard output
 * @param error what stands on standard error
 */
record CommandLineRun(int exitCode, String out, String error) {

    static CommandLineRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter error = new StringWriter();
        int exitCode = PipelineCli.execute(Terminal.plain(out, error), arguments);
        return new CommandLineRun(exitCode, out.toString(), error.toString());
    }
}
