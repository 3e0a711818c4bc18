package io.dataprocessing.pipeline.core.config;

import io.dataprocessing.pipeline.core.problem.Position;
import io.dataprocessing.pipeline.core.problem.Problems;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML 1.2 into nodes with positions.
 *
 * <p>It works on the events of the YAML reader, below everything that would give a scalar a type,
 * follow an alias or make an object of a tag.
 */
final class YamlReader {

    private static final int MAX_DEPTH = 32;

    /** Ends the reading: what nests without end takes time without end. */
    private static final class TooDeep extends YamlEngineException {

        private static final long serialVersionUID = 1L;

        private final transient Position position;

        private TooDeep(Position position) {
            super("nesting");
            this.position = position;
        }
    }

    /** A text in quotes, from its first quote to behind its last. */
    record QuotedText(int start, int end) {}

    private final YamlText yaml;
    private final Problems problems;
    private final Iterator<Event> events;
    private Optional<QuotedText> lastQuoted = Optional.empty();
    private boolean aliasReported;

    private YamlReader(YamlText yaml, Problems problems) {
        this.yaml = yaml;
        this.problems = problems;
        // At the end of a smaller buffer the reader fails on a character of two chars.
        LoadSettings settings =
                LoadSettings.builder()
                        .setUseMarks(true)
                        .setBufferSize(yaml.text().length() + 2)
                        .build();
        this.events = new Parse(settings).parseString(yaml.text()).iterator();
    }

    /** The only document of a text; empty if there is none or it can't be read to its end. */
    static Optional<ConfigNode> read(String file, String text, Problems problems) {
        YamlText yaml = new YamlText(file, text);
        if (hasStrangeCharacters(yaml, problems)) {
            return Optional.empty();
        }
        YamlReader reader = new YamlReader(yaml, problems);
        try {
            return reader.document();
        } catch (MarkedYamlEngineException e) {
            SyntaxError.report(yaml, e, reader.lastQuoted, problems);
        } catch (TooDeep e) {
            problems.error(
                    "E013",
                    e.position,
                    "",
                    "nesting deeper than %d. Nothing below is checked until this is right."
                            .formatted(MAX_DEPTH));
        } catch (YamlEngineException e) {
            problems.error("E005", yaml.lastPosition(), "", "from here on this isn't YAML 1.2.");
        }
        return Optional.empty();
    }

    private static boolean hasStrangeCharacters(YamlText yaml, Problems problems) {
        String text = yaml.text();
        boolean strange = false;
        for (int at = 0; at < text.length() && !strange; ) {
            int c = text.codePointAt(at);
            boolean control =
                    (c < 0x20 && c != '\t' && c != '\n' && c != '\r')
                            || c == 0x7f
                            || (c > 0x7f && c < 0xa0 && c != 0x85);
            if (control || (c >= 0xd800 && c <= 0xdfff) || c == 0xfffe || c == 0xffff) {
                strange = true;
                problems.error(
                        "E016",
                        yaml.position(at, at + 1),
                        "",
                        "character U+%04X is not allowed in a pipeline file.".formatted(c));
            }
            at += Character.charCount(c);
        }
        return strange;
    }

    private Optional<ConfigNode> document() {
        Optional<ConfigNode> document = Optional.empty();
        while (hasNext()) {
            Event event = next();
            switch (event.getEventId()) {
                case StreamStart, StreamEnd, DocumentEnd, Comment -> {}
                case DocumentStart -> {
                    if (document.isPresent()) {
                        int at = yaml.offset(event.getStartMark());
                        Position position = yaml.position(at, at + 3);
                        problems.error(
                                "E014",
                                position,
                                "",
                                "a second document starts here. One pipeline per file.");
                        return document;
                    }
                }
                case Alias, Scalar, SequenceStart, SequenceEnd, MappingStart, MappingEnd ->
                        document = Optional.of(node(event, 1));
            }
        }
        return document;
    }

    /** The next event; the YAML reader fails on some incomplete escapes with other exceptions. */
    private Event next() {
        try {
            return events.next();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new YamlEngineException(e);
        }
    }

    private boolean hasNext() {
        try {
            return events.hasNext();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new YamlEngineException(e);
        }
    }

    private ConfigNode node(Event event, int depth) {
        int start = yaml.offset(event.getStartMark());
        int end = yaml.offset(event.getEndMark());
        Position position = yaml.position(start, end);
        refuseAnchor(event, position);
        if (event instanceof ScalarEvent scalar) {
            refuseTag(scalar.getTag(), position);
            return scalar(scalar, start, end, position);
        }
        if (!(event instanceof CollectionStartEvent collection)) {
            return new ConfigScalar("*", false, true, position, List.of());
        }
        refuseTag(collection.getTag(), position);
        Position first = collection.isFlow() ? yaml.position(start, start + 1) : position;
        if (depth > MAX_DEPTH) {
            throw new TooDeep(first);
        }
        return event instanceof MappingStartEvent ? mapping(first, depth) : list(first, depth);
    }

    private void refuseAnchor(Event event, Position position) {
        boolean anchored = event instanceof NodeEvent node && node.getAnchor().isPresent();
        if (anchored && !aliasReported) {
            aliasReported = true;
            String what = event instanceof AliasEvent ? "aliases (*name)" : "anchors (&name)";
            problems.error(
                    "E012", position, "", what + " are not supported. Write the value again.");
        }
    }

    private void refuseTag(Optional<String> tag, Position position) {
        tag.ifPresent(
                name ->
                        problems.error(
                                "E011",
                                position,
                                "",
                                "tags such as %s are not allowed in a pipeline file."
                                        .formatted(name.replace("tag:yaml.org,2002:", "!!"))));
    }

    private ConfigScalar scalar(ScalarEvent event, int start, int end, Position position) {
        boolean quoted = !event.isPlain();
        boolean inQuotes = event.isDQuoted() || event.isSQuoted();
        lastQuoted = inQuotes ? Optional.of(new QuotedText(start, end)) : Optional.empty();
        String value = event.getValue();
        return new ConfigScalar(
                value,
                false,
                quoted,
                position,
                ScalarLines.of(yaml, start, end, event.getScalarStyle(), value));
    }

    private ConfigList list(Position position, int depth) {
        List<ConfigNode> items = new ArrayList<>();
        for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            items.add(node(event, depth + 1));
        }
        return new ConfigList(items, position);
    }

    private ConfigMap mapping(Position position, int depth) {
        Map<String, ConfigMap.Entry> entries = new LinkedHashMap<>();
        for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
            ConfigNode key = node(event, depth + 1);
            ConfigNode value = node(next(), depth + 1);
            if (!(key instanceof ConfigScalar word) || word.text().isBlank()) {
                problems.error("E015", key.position(), "", "a key must be a word.");
            } else if (word.text().equals("<<") && !word.quoted()) {
                problems.error(
                        "E012",
                        key.position(),
                        "",
                        "merge keys (<<) are not supported. Write the keys again.");
            } else {
                enter(entries, new ConfigMap.Entry(word.text(), word.position(), value));
            }
        }
        return new ConfigMap(List.copyOf(entries.values()), position);
    }

    private void enter(Map<String, ConfigMap.Entry> entries, ConfigMap.Entry entry) {
        ConfigMap.Entry first = entries.putIfAbsent(entry.key(), entry);
        if (first != null) {
            problems.error(
                    "E010",
                    entry.keyPosition(),
                    "",
                    "key '%s' appears twice (first at %d:%d). Keep one."
                            .formatted(
                                    entry.key(),
                                    first.keyPosition().line(),
                                    first.keyPosition().column()));
        }
    }
}
