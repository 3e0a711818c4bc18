package io.dataprocessing.pipeline.suite.events;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dataprocessing.pipeline.suite.data.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** The files of real events; a test that asks for one that isn't there is skipped. */
final class EventFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private EventFiles() {}

    static Path find(String name) {
        Optional<Path> file = SharedData.find("events/" + name);
        assumeThat(file).as("the file events/%s is needed", name).isPresent();
        return file.orElseThrow();
    }

    static List<String> lines(String name) {
        try {
            return Files.readAllLines(find(name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + line, e);
        }
    }

    /** The same items, each delayed by less than a bound on its way. */
    static <T> List<T> delayed(List<T> items, ToLongFunction<T> time, long seed, long bound) {
        Random random = new Random(seed);
        List<Long> arrivals = new ArrayList<>();
        for (T item : items) {
            arrivals.add(time.applyAsLong(item) + (long) (random.nextDouble() * bound));
        }
        return IntStream.range(0, items.size())
                .boxed()
                .sorted(Comparator.comparing(arrivals::get))
                .map(items::get)
                .toList();
    }
}
