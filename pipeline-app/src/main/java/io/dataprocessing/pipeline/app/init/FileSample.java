package io.dataprocessing.pipeline.app.init;

import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Takes a sample from a file of lines, packed by gzip or not. */
public final class FileSample {

    private FileSample() {}

    /**
     * The first lines that aren't blank.
     *
     * @throws StoppedException if the file can't be read, or has none
     */
    public static Sample read(Path file, int most) {
        List<byte[]> records = new ArrayList<>();
        try (BufferedReader lines = open(file)) {
            for (String line = lines.readLine();
                    line != null && records.size() < most;
                    line = lines.readLine()) {
                if (!line.isBlank()) {
                    records.add(line.getBytes(StandardCharsets.ISO_8859_1));
                }
            }
        } catch (IOException e) {
            throw new StoppedException(
                    ExitCode.USAGE, "%s can't be read, or there is no such file.".formatted(file), e);
        }
        if (records.isEmpty()) {
            throw new StoppedException(ExitCode.USAGE, "%s holds no records.".formatted(file));
        }
        return new Sample(file.getFileName().toString(), records);
    }

    /** Each character is a byte, so that nothing is lost before a format looks at it. */
    private static BufferedReader open(Path file) throws IOException {
        InputStream input = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(input) : input;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.ISO_8859_1));
    }
}
