package io.dataprocessing.pipeline.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dataprocessing.pipeline.app.local.TopicReader;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Prints what the demo's pipeline commits: sales of each window, and the first dead letters. */
final class DemoResults implements AutoCloseable {

    private static final String SALES = "sales";
    private static final String DEAD_LETTERS = "orders.dead-letters";
    private static final int DEAD_LETTERS_SHOWN = 5;
    private static final int MOST_COLUMNS = 120;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Terminal terminal;
    private final ObjectMapper json = new ObjectMapper();
    private final TopicReader sales;
    private final TopicReader deadLetters;
    private String window = "";
    private int deadLettersSeen;

    private DemoResults(String bootstrapServers, Terminal terminal) {
        this.terminal = terminal;
        this.sales = TopicReader.start(bootstrapServers, () -> Set.of(SALES), this::sales);
        this.deadLetters =
                TopicReader.start(bootstrapServers, () -> Set.of(DEAD_LETTERS), this::deadLetters);
    }

    static DemoResults start(String bootstrapServers, Terminal terminal) {
        terminal.print("  window (UTC)         currency  orders  items       revenue");
        return new DemoResults(bootstrapServers, terminal);
    }

    /** Prints what is committed by now, and ends. */
    @Override
    public void close() {
        sales.close();
        deadLetters.close();
    }

    private synchronized void sales(List<ConsumerRecord<byte[], byte[]>> records) {
        List<JsonNode> sales = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                sales.add(json.readTree(record.value()));
            } catch (IOException e) {
                terminal.printError("a record of topic '%s' is no JSON".formatted(SALES));
            }
        }
        sales.sort(
                Comparator.comparing((JsonNode sale) -> sale.path("window_start").asText())
                        .thenComparing(sale -> sale.path("currency").asText()));
        sales.forEach(this::print);
    }

    private void print(JsonNode sale) {
        String times = time(sale, "window_start") + " – " + time(sale, "window_end");
        terminal.print(
                String.format(
                        Locale.ROOT,
                        "  %-19s  %-8s  %6d  %5d  %,12.2f",
                        times.equals(window) ? "" : times,
                        sale.path("currency").asText(),
                        sale.path("orders").asLong(),
                        sale.path("items").asLong(),
                        new BigDecimal(sale.path("revenue").asText())));
        window = times;
    }

    private synchronized void deadLetters(List<ConsumerRecord<byte[], byte[]>> records) {
        records.forEach(this::deadLetter);
    }

    private void deadLetter(ConsumerRecord<byte[], byte[]> record) {
        deadLettersSeen++;
        if (deadLettersSeen <= DEAD_LETTERS_SHOWN) {
            terminal.print(
                    shortened(
                            "  dead letter (%s): %s"
                                    .formatted(
                                            header(record, "__dlq.stage"),
                                            header(record, "__dlq.error.message"))));
        }
        if (deadLettersSeen == DEAD_LETTERS_SHOWN) {
            terminal.print("  further dead letters go to topic '%s'".formatted(DEAD_LETTERS));
        }
    }

    private String shortened(String line) {
        int most = Math.min(MOST_COLUMNS, terminal.columns());
        return line.length() <= most ? line : line.substring(0, most - 1) + "…";
    }

    private static String time(JsonNode sale, String field) {
        return TIME.format(Instant.parse(sale.path(field).asText()));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null
                ? "?"
                : new String(header.value(), StandardCharsets.UTF_8);
    }
}
