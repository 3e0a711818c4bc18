package io.dataprocessing.pipeline.app.dlq;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.Headers;
import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.app.terminal.Quantity;
import io.dataprocessing.pipeline.app.terminal.Terminal;
import io.dataprocessing.pipeline.connectors.kafka.letters.Letter;
import io.dataprocessing.pipeline.connectors.kafka.letters.LetterTopic;
import io.dataprocessing.pipeline.connectors.kafka.letters.LetterWriter;
import io.dataprocessing.pipeline.connectors.kafka.letters.OriginCluster;
import io.dataprocessing.pipeline.connectors.kafka.letters.ReplayedRecord;
import io.dataprocessing.pipeline.core.connector.ConnectorException;
import io.dataprocessing.pipeline.core.event.DeadLetterHeaders;
import io.dataprocessing.pipeline.core.event.RawRecord;
import io.dataprocessing.pipeline.core.plan.SourcePlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One replay: letters in, records out, in batches and at a pace. */
final class Replay implements AutoCloseable {

    private static final String TOO_LARGE =
            "the record is larger than its topic takes now (max.message.bytes).";

    private final String pipeline;
    private final LetterTopic letters;
    private final Routes routes;
    private final Pace pace;
    private final boolean dry;
    private final Terminal terminal;
    private final ReplayReport report = new ReplayReport();
    private final Map<String, Site> sites = new LinkedHashMap<>();

    /**
     * A replay.
     *
     * @param pipeline the name of the pipeline that reads the records again
     * @param dry whether nothing is written
     */
    Replay(
            String pipeline,
            LetterTopic letters,
            Routes routes,
            Pace pace,
            boolean dry,
            Terminal terminal) {
        this.pipeline = requireNonNull(pipeline, "pipeline");
        this.letters = requireNonNull(letters, "letters");
        this.routes = requireNonNull(routes, "routes");
        this.pace = requireNonNull(pace, "pace");
        this.dry = dry;
        this.terminal = requireNonNull(terminal, "terminal");
    }

    /** A record that waits to be written. */
    private record Waiting(Letter letter, Route.Back route, ReplayedRecord record) {}

    /** A cluster with what waits to be written there, and what this replay delivers there. */
    private record Site(
            OriginCluster cluster,
            Optional<LetterWriter> writer,
            List<Waiting> waiting,
            Set<String> deliveries) {

        boolean isDelivered(String delivery) {
            return deliveries.contains(delivery) || cluster.wasDelivered(delivery);
        }
    }

    /** What became of the letters. */
    ReplayReport report() {
        return report;
    }

    /** How many letters go, those that wait among them. */
    long taken() {
        return report.sent() + sites.values().stream().mapToLong(s -> s.waiting().size()).sum();
    }

    /** Takes a letter. */
    void accept(Letter letter) throws ConnectorException {
        Route route = routes.of(letter);
        if (route instanceof Route.Nowhere nowhere) {
            report.stayed(letter, nowhere.reason());
        } else if (route instanceof Route.Back back) {
            accept(letter, back);
        }
    }

    private void accept(Letter letter, Route.Back back) throws ConnectorException {
        Site site = site(back.source());
        if (site.cluster().wasReplayed(letter.place())) {
            report.replayedBefore();
            return;
        }
        String delivery = delivery(letter, back);
        if (site.isDelivered(delivery)) {
            add(letter, back, delivery, Optional.empty(), site);
            return;
        }
        Originals.Found found = Originals.of(letter, site.cluster());
        if (found instanceof Originals.Found.Lost lost) {
            report.stayed(letter, lost.reason());
        } else if (found instanceof Originals.Found.Whole whole) {
            add(letter, back, delivery, Optional.of(marked(whole.record(), letter, back)), site);
        }
    }

    private void add(
            Letter letter, Route.Back back, String delivery, Optional<RawRecord> record, Site site)
            throws ConnectorException {
        site.deliveries().add(delivery);
        site.waiting()
                .add(
                        new Waiting(
                                letter,
                                back,
                                new ReplayedRecord(
                                        letter.place(), delivery, record, note(letter, back))));
        if (site.waiting().size() >= pace.batch()) {
            flush(site);
        }
    }

    /**
     * Two letters may be of one record, which failed at two steps or was written as a letter twice;
     * then it isn't to reach one target for each.
     */
    private static String delivery(Letter letter, Route.Back route) {
        return "%s %d %s"
                .formatted(
                        letter.origin().orElseThrow(),
                        letter.recordTime().orElse(letter.time()).toEpochMilli(),
                        route.target().orElse(Routes.TO_SOURCE));
    }

    /** Writes what still waits. */
    void finish() throws ConnectorException {
        for (Site site : sites.values()) {
            flush(site);
        }
        terminal.endStatus();
    }

    private Site site(SourcePlan source) throws ConnectorException {
        Site known = sites.get(source.connection().name());
        if (known != null) {
            return known;
        }
        OriginCluster cluster =
                OriginCluster.connect(source.connection(), source.options(), letters);
        Site site;
        try {
            site =
                    new Site(
                            cluster,
                            dry ? Optional.empty() : Optional.of(LetterWriter.begin(cluster)),
                            new ArrayList<>(),
                            new HashSet<>());
        } catch (ConnectorException | RuntimeException e) {
            cluster.close();
            throw e;
        }
        sites.put(source.connection().name(), site);
        return site;
    }

    private void flush(Site site) throws ConnectorException {
        if (site.waiting().isEmpty()) {
            return;
        }
        List<Waiting> batch = List.copyOf(site.waiting());
        site.waiting().clear();
        Set<Origin> refused = Set.of();
        if (site.writer().isPresent()) {
            pace.before(batch.size());
            refused = site.writer().get().write(batch.stream().map(Waiting::record).toList());
        }
        for (Waiting each : batch) {
            if (refused.contains(each.letter().place())) {
                report.stayed(each.letter(), TOO_LARGE);
            } else if (each.record().record().isEmpty()) {
                report.wentWithAnother();
            } else {
                report.went(each.letter(), each.route());
            }
        }
        terminal.showStatus("%s replayed".formatted(Quantity.of(report.sent(), "letter")));
    }

    /** The record with what tells the pipeline that, and for whom, it comes again. */
    private RawRecord marked(RawRecord record, Letter letter, Route.Back route) {
        Headers headers =
                DeadLetterHeaders.without(record.headers())
                        .with(DeadLetterHeaders.PIPELINE, pipeline)
                        .with(DeadLetterHeaders.ATTEMPT, Integer.toString(letter.attempt()));
        if (route.target().isPresent()) {
            headers = headers.with(DeadLetterHeaders.REPLAY_TO, route.target().get());
        }
        return new RawRecord(
                record.topic(),
                record.partition(),
                record.timestamp(),
                record.key(),
                record.value(),
                headers);
    }

    private static String note(Letter letter, Route.Back route) {
        return "{\"from\":\"%s\",\"to\":\"%s\",\"attempt\":%d}"
                .formatted(
                        letter.origin().orElseThrow(),
                        route.target().orElse(Routes.TO_SOURCE),
                        letter.attempt());
    }

    @Override
    public void close() {
        for (Site site : sites.values()) {
            site.writer().ifPresent(LetterWriter::close);
            site.cluster().close();
        }
    }
}
