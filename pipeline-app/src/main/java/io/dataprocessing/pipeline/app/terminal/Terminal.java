package io.dataprocessing.pipeline.app.terminal;

import static java.util.Objects.requireNonNull;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Where a verb writes: results to standard output, problems to standard error, and on a screen a
 * status line that is always the last one. Thread-safe.
 */
public final class Terminal {

    /** Set by the start script to the width of the screen, where standard output is one. */
    public static final String COLUMNS_PROPERTY = "pipeline.terminal.columns";

    private static final int COLUMNS_OF_A_FILE = 100;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter out;
    private final PrintWriter error;
    private final int columns;
    private String status = "";

    private Terminal(PrintWriter out, PrintWriter error, int columns) {
        this.out = out;
        this.error = error;
        this.columns = columns;
    }

    /** The standard output and error of this process. */
    public static Terminal system() {
        return new Terminal(
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                Math.max(0, Integer.getInteger(COLUMNS_PROPERTY, 0)));
    }

    /** Output that is no screen, such as a file or a test. */
    public static Terminal plain(Writer out, Writer error) {
        return new Terminal(
                new PrintWriter(requireNonNull(out, "out"), true),
                new PrintWriter(requireNonNull(error, "error"), true),
                0);
    }

    /** Output on a screen of some width. */
    public static Terminal screen(Writer out, Writer error, int columns) {
        return new Terminal(new PrintWriter(out, true), new PrintWriter(error, true), columns);
    }

    /** Whether somebody watches, so that a line may be overwritten. */
    public boolean isScreen() {
        return columns > 0;
    }

    /** How many characters a line may have. */
    public int columns() {
        return isScreen() ? columns : COLUMNS_OF_A_FILE;
    }

    /** Standard output, for those who write for themselves. */
    public PrintWriter out() {
        return out;
    }

    /** Standard error, for those who write for themselves. */
    public PrintWriter error() {
        return error;
    }

    /** Writes lines to standard output, above the status line. */
    public synchronized void print(String text) {
        clearStatus();
        out.println(text);
        drawStatus();
    }

    /** Writes an empty line. */
    public void print() {
        print("");
    }

    /** Writes lines to standard error. */
    public synchronized void printError(String text) {
        clearStatus();
        out.flush();
        error.println(text);
        error.flush();
        drawStatus();
    }

    /** Replaces the status line; does nothing where there is no screen. */
    public synchronized void showStatus(String text) {
        if (isScreen()) {
            status = text.length() < columns ? text : text.substring(0, columns - 2) + "…";
            out.print(CLEAR_LINE);
            drawStatus();
        }
    }

    /** Takes the status line away. */
    public synchronized void endStatus() {
        clearStatus();
        status = "";
        out.flush();
    }

    private void clearStatus() {
        if (!status.isEmpty()) {
            out.print(CLEAR_LINE);
        }
    }

    private void drawStatus() {
        if (!status.isEmpty()) {
            out.print(status);
        }
        out.flush();
    }

    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(
                new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8));
    }
}
